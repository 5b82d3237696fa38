package dev.fhirseeder.person;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import java.util.Arrays;
import java.util.List;

/** With whom adults wish to live, by age: the chances of {@code model/living.csv}, each from 0 to 1. */
final class Living {

    private static final String PATH = "model/living.csv";
    private static final List<String> COLUMNS = List.of("first_age", "last_age", "with_parents", "couple", "source");
    private static final int OLDEST = 130;

    private final double[] withParents = new double[OLDEST + 1];
    private final double[] couple = new double[OLDEST + 1];

    /**
     * Reads {@code model/living.csv}; an age that no row has lives alone.
     *
     * @throws DataFileException if the file is missing or wrong
     */
    Living() {
        Table.read(PATH, COLUMNS, this::add);
    }

    /** Returns the chance that someone of this age, in completed years, still lives with the parents. */
    double withParents(int age) {
        return withParents[Math.min(age, OLDEST)];
    }

    /** Returns the chance that someone of this age, in completed years, looks for a partner. */
    double couple(int age) {
        return couple[Math.min(age, OLDEST)];
    }

    private Row add(Row row) {
        row.text("source");
        int first = row.number("first_age");
        int last = row.number("last_age");
        if (first < 0 || last < first || last > OLDEST) {
            throw new DataFileException(
                    row.place(), "found the ages %d to %d, expected some of 0 to %d".formatted(first, last, OLDEST));
        }
        Arrays.fill(withParents, first, last + 1, Shares.fraction(row, "with_parents"));
        Arrays.fill(couple, first, last + 1, Shares.fraction(row, "couple"));
        return row;
    }
}
