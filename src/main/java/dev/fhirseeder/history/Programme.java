package dev.fhirseeder.history;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.vaccine.Catalogue;
import dev.fhirseeder.vaccine.Kind;
import dev.fhirseeder.vaccine.Listing;
import dev.fhirseeder.vaccine.Product;
import dev.fhirseeder.vaccine.Schedule;
import dev.fhirseeder.vaccine.ScheduleRow;
import dev.fhirseeder.vaccine.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A province's schedule with its uptake, laid out for play. */
final class Programme {

    private final List<Offer> offers = new ArrayList<>();
    private final Map<String, Integer> series = new HashMap<>();
    private final Map<String, Long> diseases = new HashMap<>();
    private final IdentityHashMap<Product, Long> masks = new IdentityHashMap<>();
    private final Map<String, Integer> vaccines = new HashMap<>();
    private final IdentityHashMap<Product, Integer> vaccineOf = new IdentityHashMap<>();
    private final List<List<Offer>> bySeries = new ArrayList<>();

    Programme(Schedule schedule, Uptake uptake, Catalogue catalogue, Practice practice) {
        for (Listing listing : catalogue.listings()) {
            masks.put(listing.product(), mask(listing.product()));
            vaccineOf.put(listing.product(), number(listing.product().abbreviation()));
        }
        List<ScheduleRow> rows = new ArrayList<>(schedule.rows());
        rows.sort(Comparator.comparing((ScheduleRow row) -> -Long.bitCount(mask(products(row, catalogue))))
                .thenComparing(ScheduleRow::id));
        for (ScheduleRow row : rows) {
            List<Listing> products = products(row, catalogue);
            int number = series.computeIfAbsent(row.series(), key -> bySeries.size());
            if (number == bySeries.size()) {
                bySeries.add(new ArrayList<>());
            }
            Offer offer = new Offer(
                    offers.size(), row, place(row, number, products, practice, uptake), products, uptake.of(row));
            offers.add(offer);
            bySeries.get(number).add(offer);
        }
    }

    /** Returns every offer; those against more diseases first, so that a combination goes before its parts. */
    List<Offer> offers() {
        return offers;
    }

    private Offer.Place place(ScheduleRow row, int series, List<Listing> products, Practice practice, Uptake uptake) {
        String vaccine = products.get(0).product().abbreviation();
        List<Offer.Gap> gaps = practice.spacing().of(vaccine).stream()
                .map(rule -> new Offer.Gap(number(rule.after()), rule.interval()))
                .toList();
        List<Immunity.Step> immunity = practice.immunity().of(row.series());
        return new Offer.Place(
                series,
                number(vaccine),
                mask(products),
                gaps,
                immunity,
                gestation(row, vaccine),
                uptake.inPregnancy(row));
    }

    private static @Nullable Gestation gestation(ScheduleRow row, String vaccine) {
        if (row.kind() != Kind.PREGNANCY) {
            return null;
        }
        Gestation gestation = Gestation.of(vaccine);
        if (gestation == null) {
            throw new DataFileException(
                    "model/gestation.csv", "no row tells the weeks of " + row.id() + " of the schedule");
        }
        return gestation;
    }

    private int number(String vaccine) {
        return vaccines.computeIfAbsent(vaccine, key -> vaccines.size());
    }

    /** Returns how many vaccines there are, by abbreviation. */
    int vaccineCount() {
        return vaccines.size();
    }

    /** Returns the number of the vaccine that a product is one of. */
    int vaccine(Product product) {
        return vaccineOf.getOrDefault(product, 0);
    }

    int seriesCount() {
        return bySeries.size();
    }

    /** Returns the offers of one series. */
    List<Offer> ofSeries(int number) {
        return bySeries.get(number);
    }

    /** Returns the diseases of a product as a set of bits. */
    long mask(Product product) {
        Long known = masks.get(product);
        if (known != null) {
            return known;
        }
        long mask = 0;
        for (Term disease : product.diseases()) {
            mask |= 1L << diseases.computeIfAbsent(disease.code(), key -> (long) diseases.size());
        }
        return mask;
    }

    /**
     * Returns the offer under which a dose is given that was due under one that has ended: a routine row of the same
     * series and setting that runs on that day and whose series is long enough, the nearest dose first. The product
     * follows the date of the dose, the number of doses the birth date.
     *
     * @param number the position that the dose will have
     */
    @Nullable
    Offer successor(Offer ended, int day, int number) {
        Offer best = null;
        for (Offer offer : bySeries.get(ended.series)) {
            Integer of = offer.row.of();
            boolean alike = offer.row.kind() == Kind.ROUTINE && offer.row.setting() == ended.row.setting();
            boolean open = offer.runs(day) && of != null && of >= number;
            if (alike && open && (best == null || distance(offer, ended) < distance(best, ended))) {
                best = offer;
            }
        }
        return best;
    }

    private static int distance(Offer one, Offer other) {
        Integer a = one.row.dose();
        Integer b = other.row.dose();
        return a == null || b == null ? Integer.MAX_VALUE : Math.abs(a - b);
    }

    private long mask(List<Listing> products) {
        long mask = 0;
        for (Listing listing : products) {
            mask |= mask(listing.product());
        }
        return mask;
    }

    private static List<Listing> products(ScheduleRow row, Catalogue catalogue) {
        return row.vaccine().stream()
                .flatMap(name -> catalogue.named(name).stream())
                .distinct()
                .toList();
    }
}
