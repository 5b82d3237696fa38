package dev.fhirseeder.history;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.vaccine.Catalogue;
import dev.fhirseeder.vaccine.Listing;
import dev.fhirseeder.vaccine.Product;
import dev.fhirseeder.vaccine.Term;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which doses are counted together: those against one disease, whatever the product, but for the vaccines that {@code
 * model/antigens.csv} keeps apart from the others against their disease.
 */
final class Antigens {

    private static final String FILE = "model/antigens.csv";
    private static final List<String> COLUMNS =
            List.of("disease", "display", "vaccine", "series", "counted", "source", "confidence", "note");

    /**
     * What is counted.
     *
     * @param index from 0
     * @param disease its SNOMED CT concept
     * @param series the programme whose disease it is, for example {@code HB}
     * @param seasonal whether the count begins anew with every season
     */
    record Antigen(int index, Term disease, String series, boolean seasonal) {}

    private final Map<String, Antigen> rows = new HashMap<>();
    private final IdentityHashMap<Product, Components> byProduct = new IdentityHashMap<>();

    private Antigens() {}

    /**
     * Reads {@code model/antigens.csv}.
     *
     * @throws DataFileException if it is not as expected, or a product of the catalogue has a disease without a row
     */
    static Antigens load(Catalogue catalogue) {
        Antigens antigens = new Antigens();
        Table.read(FILE, COLUMNS, antigens::add);
        Map<List<Term>, List<Term>> shared = new HashMap<>();
        for (Listing listing : catalogue.listings()) {
            Product product = listing.product();
            antigens.byProduct.put(
                    product,
                    new Components(
                            product.diseases().stream()
                                    .map(disease -> antigens.find(product, disease))
                                    .toList(),
                            product.diseases(),
                            shared));
        }
        return antigens;
    }

    /** Returns how many there are. */
    int size() {
        return rows.size();
    }

    /**
     * Returns what a dose of a product of the catalogue counts for.
     *
     * @throws IllegalArgumentException if the product is none of the catalogue's
     */
    Components of(Product product) {
        Components found = byProduct.get(product);
        if (found == null) {
            throw new IllegalArgumentException("'" + product.name() + "' is no product of the catalogue");
        }
        return found;
    }

    private Antigen find(Product product, Term disease) {
        Antigen own = rows.get(disease.code() + "|" + product.abbreviation());
        Antigen found = own == null ? rows.get(disease.code() + "|") : own;
        if (found == null) {
            throw new DataFileException(FILE, "no row applies to " + disease + " of '" + product.name() + "'");
        }
        return found;
    }

    private Antigen add(Row row) {
        row.text("source");
        row.text("confidence");
        Antigen antigen = new Antigen(
                rows.size(),
                new Term(row.text("disease"), row.text("display")),
                row.text("series"),
                row.value("counted", "life or season", Antigens::seasonal));
        rows.put(antigen.disease().code() + "|" + row.optional("vaccine").orElse(""), antigen);
        return antigen;
    }

    private static boolean seasonal(String text) {
        return switch (text) {
            case "life" -> false;
            case "season" -> true;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
