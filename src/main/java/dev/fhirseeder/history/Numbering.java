package dev.fhirseeder.history;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.vaccine.Catalogue;
import dev.fhirseeder.vaccine.Listing;
import dev.fhirseeder.vaccine.Product;
import dev.fhirseeder.vaccine.Schedule;
import dev.fhirseeder.vaccine.ScheduleRow;
import dev.fhirseeder.vaccine.Term;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of series, vaccines and diseases. They are the same in all programmes, so that the doses of someone who moves
 * are counted on.
 */
final class Numbering {

    private final Map<String, Integer> diseases = new HashMap<>();
    private final Map<String, Integer> vaccines = new HashMap<>();
    private final Map<String, Integer> series = new HashMap<>();
    private final List<Long> ofSeries = new ArrayList<>();
    private final List<Roles> roles = new ArrayList<>();
    private final IdentityHashMap<Product, Antigens> antigens = new IdentityHashMap<>();

    /**
     * What a dose of a product is counted as.
     *
     * @param diseases as a set of bits
     * @param vaccine the number of the abbreviation
     * @param parts as a set of bits, the series whose disease is one of several that the product protects against: a hexavalent dose is a dose
     *     of the series HB too
     */
    record Antigens(long diseases, int vaccine, long parts) {}

    Numbering(Catalogue catalogue, Collection<Schedule> schedules) {
        IdentityHashMap<Product, Long> masks = new IdentityHashMap<>();
        for (Listing listing : catalogue.listings()) {
            vaccines.putIfAbsent(listing.product().abbreviation(), vaccines.size());
            masks.put(listing.product(), mask(listing.product()));
        }
        for (Schedule schedule : schedules) {
            schedule.rows().forEach(row -> count(row, catalogue, masks));
        }
        masks.forEach((product, mask) ->
                antigens.put(product, new Antigens(mask, vaccine(product.abbreviation()), parts(mask))));
    }

    int diseaseCount() {
        return diseases.size();
    }

    /** Returns how many series there are, 64 at most, so that a set of them is the bits of one number. */
    int seriesCount() {
        return ofSeries.size();
    }

    /** Tells whether any of the schedules has that series. */
    boolean hasSeries(String name) {
        return series.containsKey(name);
    }

    /** Returns the number of a series of one of the schedules. */
    int series(String name) {
        return known(series.get(name), name);
    }

    /** Returns the roles of the doses of a series. */
    Roles roles(int series) {
        return roles.get(series);
    }

    int vaccineCount() {
        return vaccines.size();
    }

    /** Returns the number of the vaccine of that abbreviation. */
    int vaccine(String abbreviation) {
        return known(vaccines.get(abbreviation), abbreviation);
    }

    /** Returns what a product of the catalogue is counted as. */
    Antigens of(Product product) {
        return Objects.requireNonNull(antigens.get(product), product.name());
    }

    private long mask(Product product) {
        long mask = 0;
        for (Term disease : product.diseases()) {
            Integer number = diseases.get(disease.code());
            if (number == null) {
                number = diseases.size();
                if (number == Long.SIZE) {
                    throw new DataFileException(
                            "catalogue/vaccines.csv", "found more than " + Long.SIZE + " diseases, expected no more");
                }
                diseases.put(disease.code(), number);
            }
            mask |= 1L << number;
        }
        return mask;
    }

    /** A series is about the diseases that all its vaccines have. */
    private void count(ScheduleRow row, Catalogue catalogue, Map<Product, Long> masks) {
        int number = series.computeIfAbsent(row.series(), key -> ofSeries.size());
        if (number == ofSeries.size()) {
            if (number == Long.SIZE) {
                throw new DataFileException(
                        "schedule.csv", "found more than " + Long.SIZE + " series, expected no more");
            }
            ofSeries.add(-1L);
            roles.add(new Roles(row.series()));
        }
        for (String vaccine : row.vaccine()) {
            for (Listing listing : catalogue.named(vaccine)) {
                ofSeries.set(number, ofSeries.get(number) & masks.getOrDefault(listing.product(), 0L));
            }
        }
    }

    private long parts(long mask) {
        long parts = 0;
        for (int i = 0; Long.bitCount(mask) > 1 && i < ofSeries.size(); i++) {
            if ((ofSeries.get(i) & ~mask) == 0) {
                parts |= 1L << i;
            }
        }
        return parts;
    }

    private static int known(@Nullable Integer number, String name) {
        return Objects.requireNonNull(number, name);
    }
}
