package dev.fhirseeder.history;

import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.vaccine.Age;
import java.time.LocalDate;
import java.util.List;

/**
 * Who has had a disease by nature and needs no vaccine: a share that grows with age. One number, drawn once for a person
 * and a series, decides at every age, so that whoever is immune stays so.
 */
final class Immunity {

    private static final List<String> COLUMNS =
            List.of("series", "birth_from", "birth_to", "age", "share", "source", "confidence", "note");

    /**
     * One step.
     *
     * @param series whose doses the immune do not need
     * @param from the first birth date
     * @param to the last birth date (inclusive)
     * @param age from which it counts
     * @param share of those of that age who are immune
     */
    record Step(String series, LocalDate from, LocalDate to, Age age, double share) {

        boolean protects(LocalDate birth, int on, double unit) {
            return unit < share && !birth.isBefore(from) && !birth.isAfter(to) && age.reached(birth, on);
        }
    }

    private final List<Step> steps;

    private Immunity(List<Step> steps) {
        this.steps = steps;
    }

    /**
     * Reads {@code model/immunity.csv}.
     *
     * @throws dev.fhirseeder.data.DataFileException if it is not as expected
     */
    static Immunity load() {
        return new Immunity(Table.read("model/immunity.csv", COLUMNS, Immunity::step));
    }

    /** Returns the steps of a series, none for most. */
    List<Step> of(String series) {
        return steps.stream().filter(step -> step.series().equals(series)).toList();
    }

    private static Step step(Row row) {
        row.text("source");
        row.text("confidence");
        return new Step(
                row.text("series"),
                row.date("birth_from"),
                row.date("birth_to"),
                row.value("age", "a period like P5Y", Age::parse),
                row.decimal("share").doubleValue());
    }
}
