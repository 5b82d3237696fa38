package dev.fhirseeder.history;

import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.vaccine.Age;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many doses of a series a person needs, by the age at the first dose or by birth cohort. Where no rule applies, the
 * schedule row says it. A series that was interrupted goes on and is never begun again.
 */
final class CatchUp {

    private static final List<String> COLUMNS = List.of(
            "series",
            "province",
            "birth_from",
            "first_from",
            "first_to",
            "from_age",
            "to_age",
            "doses",
            "boosters_from",
            "fewer_from",
            "interval",
            "source",
            "confidence",
            "note");

    /**
     * One rule.
     *
     * @param series whose doses are counted
     * @param pt the province where it holds, null for all
     * @param birthFrom the first birth date, counted from 1970-01-01 like all days; the least number for any
     * @param firstFrom the first day on which the first dose is had; the least number for any
     * @param firstTo the last such day (inclusive); the greatest number for any
     * @param fromAge the age at the first dose from which it holds, null for any
     * @param toAge the age at the first dose from which it no longer holds, null for none
     * @param doses how many are needed
     * @param boostersFrom the position in the schedule from which a dose is beyond them, null if there is none
     * @param fewerFrom the age from which the last dose but one makes the last unnecessary, null if none does
     * @param interval the least time between doses that are caught up, null where the schedule row says enough
     */
    record Rule(
            String series,
            @Nullable String pt,
            int birthFrom,
            int firstFrom,
            int firstTo,
            @Nullable Age fromAge,
            @Nullable Age toAge,
            int doses,
            @Nullable Integer boostersFrom,
            @Nullable Age fewerFrom,
            @Nullable Age interval) {

        /** Tells whether it is about the age at the first dose, and not about a birth cohort. */
        boolean byAge() {
            return fromAge != null || toAge != null;
        }

        /** Tells whether a dose at that position of the schedule is one beyond the series. */
        boolean isBooster(int dose) {
            return boostersFrom != null && dose >= boostersFrom;
        }

        /** Tells whether it holds for somebody born on that date, who had the first dose on that day. */
        boolean holds(String province, LocalDate birth, int first) {
            return (pt == null || pt.equals(province))
                    && first >= firstFrom
                    && first <= firstTo
                    && birth.toEpochDay() >= birthFrom
                    && (fromAge == null || fromAge.reached(birth, first))
                    && (toAge == null || !toAge.reached(birth, first));
        }
    }

    private final List<Rule> rules;

    private CatchUp(List<Rule> rules) {
        this.rules = rules;
    }

    /**
     * Reads {@code model/catch-up.csv}.
     *
     * @throws dev.fhirseeder.data.DataFileException if it is not as expected
     */
    static CatchUp load() {
        return new CatchUp(Table.read("model/catch-up.csv", COLUMNS, CatchUp::rule));
    }

    /** Returns the rules of a series in their order; the first that holds counts. */
    List<Rule> of(String series) {
        return rules.stream().filter(rule -> rule.series().equals(series)).toList();
    }

    private static Rule rule(Row row) {
        row.text("source");
        row.text("confidence");
        return new Rule(
                row.text("series"),
                row.optional("province").orElse(null),
                day(row, "birth_from", Integer.MIN_VALUE),
                day(row, "first_from", Integer.MIN_VALUE),
                day(row, "first_to", Integer.MAX_VALUE),
                age(row, "from_age"),
                age(row, "to_age"),
                row.number("doses"),
                row.optionalValue("boosters_from", "a whole number", Integer::valueOf)
                        .orElse(null),
                age(row, "fewer_from"),
                age(row, "interval"));
    }

    private static int day(Row row, String column, int missing) {
        return row.optionalValue(column, "a date like 2024-07-29", LocalDate::parse)
                .map(date -> (int) date.toEpochDay())
                .orElse(missing);
    }

    private static @Nullable Age age(Row row, String column) {
        return row.optionalValue(column, "a period like P12M", Age::parse).orElse(null);
    }
}
