package dev.fhirseeder.history;

import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.vaccine.Ascending;
import dev.fhirseeder.vaccine.Catalogue;
import dev.fhirseeder.vaccine.Listing;
import dev.fhirseeder.vaccine.Product;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which conditions and severe allergies forbid which products; egg allergy forbids none. */
final class ContraindicationTable {

    private static final List<String> COLUMNS =
            List.of("code", "display", "contraindicates", "source", "confidence", "note");

    private final Catalogue catalogue;
    private final Map<String, Set<Product>> byFinding = new HashMap<>();

    private ContraindicationTable(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Reads {@code model/contraindications.csv}.
     *
     * @throws dev.fhirseeder.data.DataFileException if it is not as expected, or names what the catalogue has not
     */
    static ContraindicationTable load(Catalogue catalogue) {
        ContraindicationTable table = new ContraindicationTable(catalogue);
        Ascending order = new Ascending();
        Table.read("model/contraindications.csv", COLUMNS, row -> table.add(order, row));
        return table;
    }

    /** Returns what these findings forbid; most forbid nothing. */
    Contraindications of(List<Finding> findings) {
        Contraindications found = Contraindications.NONE;
        // By index, since an iterator would be made for everybody, and most have no findings.
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            Set<Product> products = byFinding.get(finding.code());
            if (products != null) {
                found = found.and(products, finding.from());
            }
        }
        return found;
    }

    /** Returns what must not follow an anaphylaxis to a product: everything against one of its diseases. */
    Set<Product> sharing(Product product) {
        Set<Product> products = identities();
        for (Listing listing : catalogue.listings()) {
            if (!Collections.disjoint(listing.product().diseases(), product.diseases())) {
                products.add(listing.product());
            }
        }
        return products;
    }

    private Set<Product> add(Ascending order, Row row) {
        row.text("display");
        row.text("source");
        row.text("confidence");
        Set<Product> products = identities();
        for (String name : row.list("contraindicates")) {
            catalogue.named(name).forEach(listing -> products.add(listing.product()));
        }
        byFinding.put(order.next(row, "code"), products);
        return products;
    }

    private static Set<Product> identities() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
