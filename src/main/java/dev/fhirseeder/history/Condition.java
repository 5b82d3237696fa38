package dev.fhirseeder.history;

import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.vaccine.Term;
import java.time.LocalDate;
import java.util.List;

/**
 * A condition that people of certain ages have.
 *
 * @param term the SNOMED CT concept
 * @param band whom it concerns
 * @param notBefore the first day on which it could be diagnosed, {@link LocalDate#MIN} if always
 */
record Condition(Term term, Band band, LocalDate notBefore) {

    private static final List<String> COLUMNS =
            List.of("code", "display", "first_age", "last_age", "prevalence", "onset_from", "not_before", "source");

    /**
     * Reads such a file.
     *
     * @throws dev.fhirseeder.data.DataFileException if it is missing or wrong
     */
    static List<Condition> read(String path) {
        return Table.read(path, COLUMNS, Condition::of);
    }

    private static Condition of(Row row) {
        row.text("source");
        return new Condition(
                new Term(row.text("code"), row.text("display")),
                Band.of(row),
                row.optionalValue("not_before", "a date like 2024-07-29", LocalDate::parse)
                        .orElse(LocalDate.MIN));
    }
}
