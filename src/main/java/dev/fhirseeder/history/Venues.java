package dev.fhirseeder.history;

import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.random.Draws;
import dev.fhirseeder.random.Label;
import dev.fhirseeder.vaccine.Age;
import dev.fhirseeder.vaccine.Setting;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a dose is given in fact: the setting of its row, or another by age, date and province. */
final class Venues {

    private static final List<String> COLUMNS = List.of(
            "setting",
            "province",
            "series",
            "from_age",
            "to_age",
            "from",
            "to",
            "becomes",
            "share",
            "source",
            "confidence",
            "note");

    private static final Label SETTING = Label.of("setting");

    private record Rule(
            Setting setting,
            @Nullable String province,
            @Nullable String series,
            @Nullable Age fromAge,
            @Nullable Age toAge,
            int from,
            int to,
            Setting becomes,
            double share) {

        boolean concerns(Setting now, String pt, String dose, LocalDate birth, int day) {
            return setting == now
                    && (province == null || province.equals(pt))
                    && (series == null || series.equals(dose))
                    && (fromAge == null || fromAge.reached(birth, day))
                    && (toAge == null || !toAge.reached(birth, day))
                    && day >= from
                    && day <= to;
        }
    }

    private final Rule[] rules;

    /** The settings whose doses may be given elsewhere. */
    private final Set<Setting> left = EnumSet.noneOf(Setting.class);

    private Venues(List<Rule> rules) {
        this.rules = rules.toArray(Rule[]::new);
        rules.forEach(rule -> left.add(rule.setting()));
    }

    /**
     * Reads {@code model/venues.csv}, whose rules are applied in their order.
     *
     * @throws dev.fhirseeder.data.DataFileException if it is not as expected
     */
    static Venues load() {
        return new Venues(Table.read("model/venues.csv", COLUMNS, Venues::rule));
    }

    /**
     * Returns where a dose is given.
     *
     * @param setting that of its row
     * @param day counted from 1970-01-01
     * @param own the stream of the offer
     */
    Setting of(Setting setting, String pt, String series, LocalDate birth, int day, Draws own) {
        if (!left.contains(setting)) {
            return setting;
        }
        Draws draws = own.child(SETTING);
        Setting now = setting;
        for (Rule rule : rules) {
            if (rule.concerns(now, pt, series, birth, day) && draws.chance(rule.share())) {
                now = rule.becomes();
            }
        }
        return now;
    }

    private static Rule rule(Row row) {
        row.text("source");
        row.text("confidence");
        return new Rule(
                row.value("setting", "a setting of the schedules", Venues::setting),
                row.optional("province").orElse(null),
                row.optional("series").orElse(null),
                row.optionalValue("from_age", "a period like P5Y", Age::parse).orElse(null),
                row.optionalValue("to_age", "a period like P5Y", Age::parse).orElse(null),
                row.optionalValue("from", "a date", Venues::day).orElse(Integer.MIN_VALUE),
                row.optionalValue("to", "a date", Venues::day).orElse(Integer.MAX_VALUE),
                row.value("becomes", "a setting of the schedules", Venues::setting),
                row.decimal("share").doubleValue());
    }

    private static int day(String text) {
        return (int) LocalDate.parse(text).toEpochDay();
    }

    private static Setting setting(String text) {
        return Setting.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
