package dev.fhirseeder.vaccine;

import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the manufacturers, each with the pattern of its lot numbers: {@code A} a letter, {@code 9} a digit. */
public final class LotPatterns {

    private static final List<String> COLUMNS = List.of("name", "mvx", "lot_pattern", "source", "confidence", "note");

    private LotPatterns() {}

    /**
     * Reads {@code catalogue/manufacturers.csv}.
     *
     * @return the pattern by manufacturer, in the order of the names
     * @throws dev.fhirseeder.data.DataFileException if the file is not as expected
     */
    public static Map<Manufacturer, String> load() {
        Ascending order = new Ascending();
        Map<Manufacturer, String> patterns = new LinkedHashMap<>();
        Table.read(
                "catalogue/manufacturers.csv",
                COLUMNS,
                row -> patterns.put(manufacturer(order, row), pattern(row)) == null);
        return patterns;
    }

    private static Manufacturer manufacturer(Ascending order, Row row) {
        row.text("source");
        return new Manufacturer(order.next(row, "name"), row.optional("mvx").orElse(null));
    }

    private static String pattern(Row row) {
        return row.value("lot_pattern", "letters A and digits 9", text -> {
            if (!text.chars().allMatch(unit -> unit == 'A' || unit == '9')) {
                throw new IllegalArgumentException(text);
            }
            return text;
        });
    }
}
