package dev.fhirseeder.vaccine;

import dev.fhirseeder.data.DataFileException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The products that exist, by name and by abbreviation. */
public final class Catalogue {

    private final List<Listing> listings;
    private final Map<String, List<Listing>> byName = new LinkedHashMap<>();

    /**
     * Lists the products.
     *
     * @throws IllegalArgumentException if a name is there twice, or is the abbreviation of another product
     */
    public Catalogue(List<Listing> listings) {
        this.listings = List.copyOf(listings);
        for (Listing listing : listings) {
            byName.computeIfAbsent(listing.product().abbreviation(), key -> new ArrayList<>())
                    .add(listing);
        }
        for (Listing listing : listings) {
            String name = listing.product().name();
            if (byName.put(name, List.of(listing)) != null) {
                throw new IllegalArgumentException("'" + name + "' names more than one product");
            }
        }
    }

    /**
     * Reads the catalogue of the class path.
     *
     * @throws DataFileException if a file of it is not as expected
     */
    public static Catalogue load() {
        return new Catalogue(CatalogueFile.read("catalogue/vaccines.csv"));
    }

    /** Returns every product, in the order of the names. */
    public List<Listing> listings() {
        return listings;
    }

    /**
     * Returns the products of that trade name or abbreviation, in the order of the names; at least one.
     *
     * @throws IllegalArgumentException if there is none
     */
    public List<Listing> named(String name) {
        List<Listing> found = byName.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no product or abbreviation '" + name + "' in the catalogue");
        }
        return List.copyOf(found);
    }

    /** Returns those of that trade name or abbreviation that may be given on that day to someone of that birth date. */
    public List<Listing> usable(String name, LocalDate birth, LocalDate on) {
        return named(name).stream().filter(listing -> listing.usable(birth, on)).toList();
    }
}
