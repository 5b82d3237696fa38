package dev.fhirseeder.vaccine;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.data.Row;

/** Refuses a data file whose rows do not ascend strictly by their key, so that a diff is a fact that changed. */
public final class Ascending {

    private String last = "";

    /**
     * Returns the key of the next row.
     *
     * @throws DataFileException if it does not come after the key before it
     */
    public String next(Row row, String column) {
        String key = row.text(column);
        if (!last.isEmpty() && key.compareTo(last) <= 0) {
            throw new DataFileException(
                    row.place() + ", column " + column, "found '" + key + "', expected a key after '" + last + "'");
        }
        last = key;
        return key;
    }
}
