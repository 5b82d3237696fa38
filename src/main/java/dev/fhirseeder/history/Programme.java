package dev.fhirseeder.history;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.vaccine.Catalogue;
import dev.fhirseeder.vaccine.Kind;
import dev.fhirseeder.vaccine.Listing;
import dev.fhirseeder.vaccine.Schedule;
import dev.fhirseeder.vaccine.ScheduleRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schedule of a province, or of a region of the world, with its uptake, laid out for play. */
final class Programme {

    private final Numbering numbering;
    private final List<Offer> offers = new ArrayList<>();
    private final List<List<Offer>> bySeries = new ArrayList<>();

    Programme(Schedule schedule, Uptake uptake, Catalogue catalogue, Practice practice, Numbering numbering) {
        this.numbering = numbering;
        for (int i = 0; i < numbering.seriesCount(); i++) {
            bySeries.add(new ArrayList<>());
        }
        List<ScheduleRow> rows = new ArrayList<>(schedule.rows());
        rows.sort(Comparator.comparing((ScheduleRow row) -> -Long.bitCount(mask(products(row, catalogue))))
                .thenComparing(ScheduleRow::id));
        for (ScheduleRow row : rows) {
            List<Listing> products = products(row, catalogue);
            Offer offer =
                    new Offer(offers.size(), row, place(row, products, practice, uptake), products, uptake.of(row));
            offers.add(offer);
            bySeries.get(offer.series).add(offer);
        }
    }

    /** Returns every offer; those against more diseases first, so that a combination goes before its parts. */
    List<Offer> offers() {
        return offers;
    }

    private Offer.Place place(ScheduleRow row, List<Listing> products, Practice practice, Uptake uptake) {
        String vaccine = products.get(0).product().abbreviation();
        List<Offer.Gap> gaps = practice.spacing().of(vaccine).stream()
                .map(rule -> new Offer.Gap(numbering.vaccine(rule.after()), rule.interval()))
                .toList();
        return new Offer.Place(
                numbering.series(row.series()),
                numbering.vaccine(vaccine),
                mask(products),
                gaps,
                practice.immunity().of(row.series()),
                gestation(row, vaccine),
                uptake.inPregnancy(row),
                practice.catchUp().of(row.series()),
                bounds(row, products, practice.limits()));
    }

    private List<Offer.Bound> bounds(ScheduleRow row, List<Listing> products, DoseLimits limits) {
        List<Integer> parts = numbering.of(products.get(0).product()).parts();
        return limits.all().stream()
                .filter(limit -> numbering.hasSeries(limit.series()))
                .map(limit -> new Offer.Bound(numbering.series(limit.series()), limit))
                .filter(bound -> bound.limit().series().equals(row.series()) || parts.contains(bound.series()))
                .toList();
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

    Numbering numbering() {
        return numbering;
    }

    /** Returns the offers of one series. */
    List<Offer> ofSeries(int number) {
        return bySeries.get(number);
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
            mask |= numbering.of(listing.product()).diseases();
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
