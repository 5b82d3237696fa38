package dev.fhirseeder.fhir;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.vaccine.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every code that a resource may hold, each with its system, its display and its source: the rows of {@code
 * catalogue/terms.csv}, and the columns of the other data files that {@code catalogue/vocabulary.csv} lists. A code has
 * one display only, wherever it stands.
 */
final class Vocabulary {

    private static final String TERMS = "catalogue/terms.csv";
    private static final String FILES = "catalogue/vocabulary.csv";

    private final Map<String, Map<String, Triple>> bySystem = new HashMap<>();

    /**
     * What may be written.
     *
     * @param system the URI of a code system
     * @param display the code system's own words for the code; none where its releases differ or it has none
     * @param source where code and display are from
     */
    record Triple(String system, String code, @Nullable String display, String source) {}

    /** Columns of a data file that hold codes of one system. {@code *} in the file's name stands for each province. */
    private record Columns(
            String file,
            String system,
            String code,
            @Nullable String display) {}

    private Vocabulary() {}

    /**
     * Reads the vocabulary of the class path.
     *
     * @throws DataFileException if a file is not as expected, a code has no source or two displays
     */
    static Vocabulary load() {
        Vocabulary vocabulary = new Vocabulary();
        List<String> columns = List.of("system", "code", "display", "source", "confidence");
        Table.read(TERMS, columns, Vocabulary::term).forEach(vocabulary::add);
        Table.read(FILES, List.of("file", "system", "code", "display"), Vocabulary::columns).stream()
                .flatMap(Vocabulary::ofEachProvince)
                .forEach(vocabulary::addAll);
        return vocabulary;
    }

    /**
     * Returns a code with its display.
     *
     * @throws IllegalArgumentException if the vocabulary has no such code
     */
    Triple triple(String system, String code) {
        Map<String, Triple> codes = bySystem.get(system);
        Triple found = codes == null ? null : codes.get(code);
        if (found == null) {
            throw new IllegalArgumentException("'" + code + "' of " + system + " stands neither in " + TERMS
                    + " nor in a file that " + FILES + " lists");
        }
        return found;
    }

    /**
     * Returns the code of a term.
     *
     * @throws IllegalArgumentException if the vocabulary has no such code, or another display for it
     */
    Triple triple(String system, Term term) {
        Triple found = triple(system, term.code());
        if (!term.display().equals(found.display())) {
            throw new IllegalArgumentException("'" + term.code() + "' of " + system + " is '" + found.display()
                    + "' and not '" + term.display() + "'");
        }
        return found;
    }

    /** Returns everything that may be written, in no order. */
    List<Triple> all() {
        return bySystem.values().stream()
                .flatMap(codes -> codes.values().stream())
                .toList();
    }

    private static Triple term(Row row) {
        row.text("confidence");
        return new Triple(
                row.text("system"), row.text("code"), row.optional("display").orElse(null), row.text("source"));
    }

    private static Columns columns(Row row) {
        return new Columns(
                row.text("file"),
                row.text("system"),
                row.text("code"),
                row.optional("display").orElse(null));
    }

    private static Stream<Columns> ofEachProvince(Columns columns) {
        return columns.file().contains("*")
                ? Jurisdictions.codesOnClassPath().stream()
                        .map(code -> columns.file().replace("*", code))
                        .map(file -> new Columns(file, columns.system(), columns.code(), columns.display()))
                : Stream.of(columns);
    }

    private void addAll(Columns columns) {
        List<String> needed = new ArrayList<>(List.of(columns.code(), "source"));
        if (columns.display() != null) {
            needed.add(columns.display());
        }
        Table.excerpt(columns.file(), needed, row -> triple(columns, row)).stream()
                .flatMap(List::stream)
                .forEach(this::add);
    }

    private static List<Triple> triple(Columns columns, Row row) {
        return row.optional(columns.code())
                .map(code -> List.of(new Triple(
                        columns.system(),
                        code,
                        columns.display() == null ? null : row.text(columns.display()),
                        columns.file() + ": " + row.text("source"))))
                .orElse(List.of());
    }

    private void add(Triple triple) {
        Triple before = bySystem.computeIfAbsent(triple.system(), system -> new HashMap<>())
                .putIfAbsent(triple.code(), triple);
        if (before != null && !String.valueOf(before.display()).equals(String.valueOf(triple.display()))) {
            throw new DataFileException(
                    FILES,
                    "two displays of '" + triple.code() + "' of " + triple.system() + ": " + before + ", " + triple);
        }
    }
}
