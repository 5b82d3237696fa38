package dev.fhirseeder.calibration;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.history.Immunization;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A published figure.
 *
 * @param id unique in its file
 * @param title of whom and what, for people
 * @param kind what it measures
 * @param measure how it is found in records
 * @param subject diseases, abbreviations, codes or names, as the measure has them
 * @param doses how many of each subject at least; empty where none are counted
 * @param cohort of whom
 * @param since the first day whose doses count, null for all
 * @param value in the unit of its kind
 * @param tolerance how far the generator may be off besides the error of its sample, in the same unit; null where the
 *     figure is shown and not asserted
 * @param recorded the share of it that records keep, 1 for all
 * @param source where it was published
 * @param confidence in the source: high, medium or low
 * @param note why it is not asserted, or how it was adapted
 */
record Figure(
        String id,
        String title,
        Kind kind,
        Measure measure,
        List<String> subject,
        List<Integer> doses,
        Cohort cohort,
        @Nullable LocalDate since,
        double value,
        @Nullable Double tolerance,
        double recorded,
        String source,
        String confidence,
        String note) {

    private static final List<String> COLUMNS = List.of(
            "id",
            "title",
            "kind",
            "measure",
            "subject",
            "doses",
            "gender",
            "group",
            "born_from",
            "born_to",
            "from_age",
            "to_age",
            "at_age",
            "since",
            "on",
            "value",
            "tolerance",
            "recorded",
            "source",
            "confidence",
            "note");

    /**
     * Reads the figures of a province.
     *
     * @param pt its two-letter code in lower case
     * @throws DataFileException if the file is not as expected, or asserts what a registry lacks
     */
    static List<Figure> load(String pt) {
        return read("calibration/" + pt + ".csv");
    }

    static List<Figure> read(String file) {
        return Table.read(file, COLUMNS, Figure::of);
    }

    /** Returns what records should show. */
    double expected() {
        return value * recorded;
    }

    /** Tells whether a dose was given in the time that counts, and counts. */
    boolean counts(Immunization dose, LocalDate until) {
        return dose.flaw() == null
                && !dose.date().isAfter(until)
                && (since == null || !dose.date().isBefore(since));
    }

    private static Figure of(Row row) {
        Figure figure = new Figure(
                row.text("id"),
                row.text("title"),
                row.value("kind", "a kind in lower case", Kind::of),
                row.value("measure", "a measure in lower case", text -> Measure.valueOf(text.toUpperCase(Locale.ROOT))),
                row.list("subject"),
                row.list("doses").stream().map(Integer::valueOf).toList(),
                Cohort.of(row),
                row.optionalValue("since", "a date", LocalDate::parse).orElse(null),
                row.decimal("value").doubleValue(),
                row.optionalValue("tolerance", "a number", Double::valueOf).orElse(null),
                row.optionalValue("recorded", "a share", Double::valueOf).orElse(1.0),
                row.text("source"),
                row.value("confidence", "high, medium or low", Figure::confidence),
                row.optional("note").orElse(""));
        figure.check(row.place());
        return figure;
    }

    private void check(String place) {
        boolean asserted = tolerance != null;
        if (asserted && kind == Kind.REGISTRY_COMPLETENESS) {
            throw new DataFileException(place, "what a registry lacks is no measure of what people have; no tolerance");
        }
        if (!asserted && note.isEmpty()) {
            throw new DataFileException(place, "a figure that is not asserted needs a note that says why");
        }
        if (measure == Measure.COVERAGE && (subject.isEmpty() || subject.size() != doses.size())) {
            throw new DataFileException(place, "found " + doses + " doses of " + subject + ", expected as many");
        }
    }

    private static String confidence(String text) {
        if (!List.of("high", "medium", "low").contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
