package dev.fhirseeder.history;

import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.vaccine.Catalogue;
import dev.fhirseeder.vaccine.Product;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Products of which later doses have another volume than the catalogue says. */
final class Volumes {

    private static final List<String> COLUMNS =
            List.of("product", "from_dose", "dose_ml", "source", "confidence", "note");

    /** What later doses of a product are. */
    record Change(int from, Product product) {

        /** Returns the product as it is at a dose of that number. */
        Product applied(Product before, int number) {
            return number < from ? before : product;
        }
    }

    private final IdentityHashMap<Product, Change> changes = new IdentityHashMap<>();

    private Volumes() {}

    /**
     * Reads {@code model/volumes.csv}.
     *
     * @throws dev.fhirseeder.data.DataFileException if it is not as expected, or names what the catalogue has not
     */
    static Volumes load(Catalogue catalogue) {
        Volumes volumes = new Volumes();
        Table.read("model/volumes.csv", COLUMNS, row -> volumes.add(catalogue, row));
        return volumes;
    }

    /** Returns what changes with later doses of a product, null if nothing does. */
    @Nullable
    Change of(Product product) {
        return changes.get(product);
    }

    private Change add(Catalogue catalogue, Row row) {
        row.text("source");
        row.text("confidence");
        Product product = row.value(
                "product",
                "a trade name of the catalogue",
                name -> catalogue.named(name).get(0).product());
        Change change = new Change(row.number("from_dose"), product.ofVolume(row.decimal("dose_ml")));
        changes.put(product, change);
        return change;
    }
}
