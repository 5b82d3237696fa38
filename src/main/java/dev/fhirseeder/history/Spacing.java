package dev.fhirseeder.history;

import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.vaccine.Age;
import dev.fhirseeder.vaccine.Catalogue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
     * @throws dev.fhirseeder.data.DataFileException if it is not as expected, or names what the catalogue has not
     */
    static Spacing load(Catalogue catalogue) {
        Set<String> vaccines = new HashSet<>();
        catalogue.listings().forEach(listing -> vaccines.add(listing.product().abbreviation()));
        return new Spacing(Table.read("model/spacing.csv", COLUMNS, row -> {
            row.text("source");
            row.text("confidence");
            return new Rule(
                    vaccine(row, "vaccine", vaccines),
                    vaccine(row, "after", vaccines),
                    row.value("interval", "a period like P1Y", Age::parse));
        }));
    }

    private static String vaccine(Row row, String column, Set<String> vaccines) {
        return row.value(column, "an abbreviation of catalogue/vaccines.csv", text -> {
            if (!vaccines.contains(text)) {
                throw new IllegalArgumentException(text);
            }
            return text;
        });
    }

    /** Returns the rules for that vaccine. */
    List<Rule> of(String vaccine) {
        return rules.stream().filter(rule -> rule.vaccine().equals(vaccine)).toList();
    }
}
