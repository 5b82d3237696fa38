package dev.fhirseeder.person;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The customs of {@code catalogue/customs.csv}, by the keys of {@link Names}. */
final class Customs {

    private static final String PATH = "catalogue/customs.csv";
    private static final List<String> COLUMNS =
            List.of("names", "second", "own_surname", "married", "hyphenated", "middle", "source");

    private final Map<String, Custom> byKey = new HashMap<>();

    /**
     * Reads {@code catalogue/customs.csv}.
     *
     * @param keys each must have one row
     * @throws DataFileException if the file is missing or wrong
     */
    Customs(Set<String> keys) {
        Table.read(PATH, COLUMNS, this::add);
        if (!byKey.keySet().equals(keys)) {
            throw new DataFileException(PATH, "found " + byKey.keySet() + ", expected exactly " + keys);
        }
    }

    /**
     * Returns the custom of those who bear surnames of this key.
     *
     * @throws IllegalArgumentException if there is no such key
     */
    Custom of(String key) {
        Custom custom = byKey.get(key);
        if (custom == null) {
            throw new IllegalArgumentException("No customs of " + key + "; there are " + byKey.keySet());
        }
        return custom;
    }

    private Row add(Row row) {
        row.text("source");
        Custom custom = new Custom(
                Shares.fraction(row, "second"),
                row.value("own_surname", "first or last", Customs::isLast),
                Shares.fraction(row, "married"),
                Shares.fraction(row, "hyphenated"),
                Shares.fraction(row, "middle"));
        if (byKey.put(row.text("names"), custom) != null) {
            throw new DataFileException(row.place(), "found " + row.text("names") + " again, expected it once");
        }
        return row;
    }

    private static boolean isLast(String text) {
        if (!text.equals("first") && !text.equals("last")) {
            throw new IllegalArgumentException(text);
        }
        return text.equals("last");
    }
}
