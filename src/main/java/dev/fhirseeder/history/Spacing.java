package dev.fhirseeder.history;

import dev.fhirseeder.data.Table;
import dev.fhirseeder.vaccine.Age;
import java.util.List;

/** How long a vaccine waits after another one, beyond the intervals that the rows of a schedule state. */
final class Spacing {

    private static final List<String> COLUMNS = List.of("vaccine", "after", "interval", "source", "confidence", "note");

    /**
     * One rule.
     *
     * @param vaccine the abbreviation of the vaccine that waits
     * @param after the abbreviation of the one before it
     * @param interval the least time between them
     */
    record Rule(String vaccine, String after, Age interval) {}

    private final List<Rule> rules;

    private Spacing(List<Rule> rules) {
        this.rules = rules;
    }

    /**
     * Reads {@code model/spacing.csv}.
     *
     * @throws dev.fhirseeder.data.DataFileException if it is not as expected
     */
    static Spacing load() {
        return new Spacing(Table.read("model/spacing.csv", COLUMNS, row -> {
            row.text("source");
            row.text("confidence");
            return new Rule(
                    row.text("vaccine"), row.text("after"), row.value("interval", "a period like P1Y", Age::parse));
        }));
    }

    /** Returns the rules for that vaccine. */
    List<Rule> of(String vaccine) {
        return rules.stream().filter(rule -> rule.vaccine().equals(vaccine)).toList();
    }
}
