package dev.fhirseeder.vaccine;

import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the products of the catalogue. */
final class CatalogueFile {

    private static final List<String> COLUMNS = List.of(
            "name",
            "abbreviation",
            "trade_code",
            "trade_display",
            "generic_code",
            "generic_display",
            "cvx_code",
            "cvx_display",
            "din",
            "manufacturer",
            "diseases",
            "route",
            "dose_ml",
            "minimum_age",
            "maximum_age",
            "live",
            "first_used",
            "last_used",
            "source",
            "confidence",
            "note");

    private final Terms diseases = Terms.load("catalogue/diseases.csv");
    private final Terms routes = Terms.load("catalogue/routes.csv");
    private final Map<String, Manufacturer> manufacturers = new HashMap<>();
    private final Ascending order = new Ascending();

    private CatalogueFile() {
        LotPatterns.load().forEach((manufacturer, pattern) -> manufacturers.put(manufacturer.name(), manufacturer));
    }

    static List<Listing> read(String path) {
        return Table.read(path, COLUMNS, new CatalogueFile()::listing);
    }

    private Listing listing(Row row) {
        row.text("source");
        row.text("confidence");
        @Nullable
        LocalDate last = row.optionalValue("last_used", "a date like 2024-07-29", LocalDate::parse)
                .orElse(null);
        @Nullable
        Age maximum = row.optionalValue("maximum_age", "a period like P12M", Age::parse)
                .orElse(null);
        return new Listing(
                product(row),
                row.value("minimum_age", "a period like P6W", Age::parse),
                maximum,
                row.truth("live"),
                row.date("first_used"),
                last);
    }

    private Product product(Row row) {
        return new Product(
                order.next(row, "name"),
                row.text("abbreviation"),
                term(row, "trade"),
                term(row, "generic"),
                term(row, "cvx"),
                row.optional("din").orElse(null),
                row.optionalValue("manufacturer", "a name of catalogue/manufacturers.csv", this::manufacturer)
                        .orElse(null),
                row.value("diseases", "codes of catalogue/diseases.csv", text -> terms(row)),
                row.value("route", "a code of catalogue/routes.csv", routes::of),
                row.decimal("dose_ml"));
    }

    private static @Nullable Term term(Row row, String kind) {
        return row.optional(kind + "_code")
                .map(code -> new Term(code, row.text(kind + "_display")))
                .orElse(null);
    }

    private List<Term> terms(Row row) {
        return row.list("diseases").stream().map(diseases::of).toList();
    }

    private Manufacturer manufacturer(String name) {
        Manufacturer found = manufacturers.get(name);
        if (found == null) {
            throw new IllegalArgumentException("unknown manufacturer '" + name + "'");
        }
        return found;
    }
}
