package dev.fhirseeder.history;

import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.vaccine.Age;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From when a dose at a certain position of a series counts, whichever schedule row or vaccine it is given by: a hexavalent
 * dose is also the third one against hepatitis B.
 */
final class DoseLimits {

    private static final List<String> COLUMNS = List.of(
            "series",
            "dose",
            "first_from",
            "before_age",
            "minimum_age",
            "from_first",
            "from_last",
            "source",
            "confidence",
            "note");

    /**
     * One limit.
     *
     * @param series whose doses are counted
     * @param dose the position, from 2
     * @param firstFrom the age at the first dose from which it holds, null for any
     * @param beforeAge the age from which it no longer holds, null for none
     * @param minimumAge the youngest age, null for any
     * @param fromFirst the least time after the first dose, null for none
     * @param fromLast the least time after the dose before, null for none
     */
    record Limit(
            String series,
            int dose,
            @Nullable Age firstFrom,
            @Nullable Age beforeAge,
            @Nullable Age minimumAge,
            @Nullable Age fromFirst,
            @Nullable Age fromLast) {

        /** Returns the first day on which the dose counts; days are counted from 1970-01-01. */
        int earliest(LocalDate birth, int first, int last) {
            if (firstFrom != null && !firstFrom.reached(birth, first)) {
                return Counts.NEVER;
            }
            int earliest = minimumAge == null ? Counts.NEVER : minimumAge.dayFrom(birth);
            if (fromFirst != null) {
                earliest = Math.max(earliest, fromFirst.after(first));
            }
            if (fromLast != null) {
                earliest = Math.max(earliest, fromLast.after(last));
            }
            return beforeAge == null ? earliest : Math.min(earliest, beforeAge.dayFrom(birth));
        }
    }

    private final List<Limit> limits;

    private DoseLimits(List<Limit> limits) {
        this.limits = limits;
    }

    /**
     * Reads {@code model/limits.csv}.
     *
     * @throws dev.fhirseeder.data.DataFileException if it is not as expected
     */
    static DoseLimits load() {
        return new DoseLimits(Table.read("model/limits.csv", COLUMNS, DoseLimits::limit));
    }

    /** Returns every limit. */
    List<Limit> all() {
        return limits;
    }

    private static Limit limit(Row row) {
        row.text("source");
        row.text("confidence");
        return new Limit(
                row.text("series"),
                row.number("dose"),
                age(row, "first_from"),
                age(row, "before_age"),
                age(row, "minimum_age"),
                age(row, "from_first"),
                age(row, "from_last"));
    }

    private static @Nullable Age age(Row row, String column) {
        return row.optionalValue(column, "a period like P24W", Age::parse).orElse(null);
    }
}
