package dev.fhirseeder.evaluate;

import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.vaccine.Age;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One rule of {@code evaluate/rules.csv}. Doses of any of its vaccines are counted together; a rule with a dose number
 * holds for that one alone.
 *
 * @param kind {@code age}: given from that age on and before that one; {@code era}: given between the dates, both
 *     included; {@code interval}: the gap lies between a dose and the one before; {@code live}: so it does, unless they
 *     are given on one day; {@code after}: the gap lies between any earlier dose of the other vaccines and a dose;
 *     {@code never}: not given at all
 */
record Rule(
        String id,
        String kind,
        String pt,
        Set<String> vaccines,
        @Nullable Integer dose,
        @Nullable String from,
        @Nullable String to,
        Set<String> after,
        @Nullable Age gap) {

    private static final List<String> COLUMNS =
            List.of("id", "rule", "pt", "vaccines", "dose", "from", "to", "after", "gap", "source", "confidence");

    static List<Rule> all() {
        return Table.read("evaluate/rules.csv", COLUMNS, Rule::of);
    }

    boolean holdsIn(String province) {
        return pt.equals("both") || pt.equals(province);
    }

    /**
     * Returns what breaks the rule, each with its dates; the doses are in the order of their days. A rule of one province
     * says nothing of a dose that was given elsewhere.
     */
    List<String> faults(LocalDate birth, List<Given> doses) {
        List<Given> own =
                doses.stream().filter(dose -> vaccines.contains(dose.vaccine())).toList();
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            boolean concerned = (dose == null || dose == i + 1)
                    && (pt.equals("both") || own.get(i).here());
            if (concerned && isBroken(birth, own, i, doses)) {
                faults.add("%s: %s, born %s".formatted(id, own.subList(Math.max(0, i - 1), i + 1), birth));
            }
        }
        return faults;
    }

    private boolean isBroken(LocalDate birth, List<Given> own, int i, List<Given> all) {
        LocalDate on = own.get(i).on();
        Stream<LocalDate> before =
                switch (kind) {
                    case "interval", "live" ->
                        i == 0 ? Stream.empty() : Stream.of(own.get(i - 1).on());
                    case "after" ->
                        all.stream()
                                .filter(other -> after.contains(other.vaccine()))
                                .map(Given::on)
                                .filter(day -> day.isBefore(on));
                    default -> Stream.empty();
                };
        return switch (kind) {
            case "age" ->
                (from != null && on.isBefore(Age.parse(from).from(birth)))
                        || (to != null && !on.isBefore(Age.parse(to).from(birth)));
            case "era" ->
                (from != null && on.isBefore(LocalDate.parse(from))) || (to != null && on.isAfter(LocalDate.parse(to)));
            case "never" -> true;
            default -> before.anyMatch(day -> isTooSoon(day, on));
        };
    }

    private boolean isTooSoon(LocalDate before, LocalDate on) {
        boolean together = kind.equals("live") && before.equals(on);
        return gap != null && !together && on.isBefore(gap.from(before));
    }

    private static Rule of(Row row) {
        row.text("source");
        row.text("confidence");
        return new Rule(
                row.text("id"),
                row.value("rule", "a kind of rule", Rule::kind),
                row.text("pt"),
                Set.copyOf(row.list("vaccines")),
                row.optionalValue("dose", "a number", Integer::valueOf).orElse(null),
                row.optional("from").orElse(null),
                row.optional("to").orElse(null),
                Set.copyOf(row.list("after")),
                row.optionalValue("gap", "a period", Age::parse).orElse(null));
    }

    private static String kind(String text) {
        if (!Set.of("age", "era", "interval", "live", "after", "never").contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
