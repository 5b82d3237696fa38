package dev.fhirseeder.vaccine;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A list of codes with their displays, as a data file of the catalogue has it.
 *
 * @param file where the list stands, for messages
 * @param byCode the terms by their code
 */
public record Terms(String file, Map<String, Term> byCode) {

    private static final List<String> COLUMNS = List.of("code", "display", "source", "confidence");

    /**
     * Reads a list.
     *
     * @param file below the root of the class path, for example {@code catalogue/routes.csv}
     * @throws DataFileException if the file is not readable, not sorted by code, or a row has no source
     */
    public static Terms load(String file) {
        Ascending order = new Ascending();
        Map<String, Term> byCode = new TreeMap<>();
        for (Term term : Table.read(file, COLUMNS, row -> term(order, row))) {
            byCode.put(term.code(), term);
        }
        return new Terms(file, Map.copyOf(byCode));
    }

    private static Term term(Ascending order, Row row) {
        row.text("source");
        row.text("confidence");
        return new Term(order.next(row, "code"), row.text("display"));
    }

    /**
     * Returns the term of that code.
     *
     * @throws IllegalArgumentException if the list has no such code
     */
    public Term of(String code) {
        Term term = byCode.get(code);
        if (term == null) {
            throw new IllegalArgumentException("'" + code + "' does not stand in " + file);
        }
        return term;
    }
}
