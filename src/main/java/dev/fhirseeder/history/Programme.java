package dev.fhirseeder.history;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.vaccine.Catalogue;
import dev.fhirseeder.vaccine.Kind;
import dev.fhirseeder.vaccine.Listing;
import dev.fhirseeder.vaccine.Schedule;
import dev.fhirseeder.vaccine.ScheduleRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The schedule of a province, or of a region of the world, with its uptake, laid out for play. */
final class Programme {

    private final Numbering numbering;
    private final Offer[] offers;
    private final Generations generations;
    private final Offer[][] bySeries;
    private final Offer[][] followUps;

    Programme(Schedule schedule, Uptake uptake, Catalogue catalogue, Practice practice, Numbering numbering) {
        this.numbering = numbering;
        List<ScheduleRow> rows = new ArrayList<>(schedule.rows());
        rows.sort(Comparator.comparing((ScheduleRow row) -> -Long.bitCount(mask(products(row, catalogue))))
                .thenComparing(ScheduleRow::id));
        List<Offer> all = new ArrayList<>();
        Map<List<Object>, Article> articles = new HashMap<>();
        for (ScheduleRow row : rows) {
            List<Listing> products = products(row, catalogue);
            Stock stock = new Stock(products.stream()
                    .map(listing -> articles.computeIfAbsent(
                            List.of(row.series(), listing),
                            key -> Article.of(listing, row.series(), practice, numbering)))
                    .toList());
            all.add(new Offer(
                    all.size(), row, place(row, products, stock, practice, uptake), products, uptake.of(row)));
        }
        this.offers = all.toArray(Offer[]::new);
        this.generations = new Generations(offers);
        this.bySeries = bySeries(offer -> true);
        this.followUps = bySeries(offer -> offer.kind == Kind.FOLLOW_UP);
    }

    private Offer[][] bySeries(Predicate<Offer> wanted) {
        return IntStream.range(0, numbering.seriesCount())
                .mapToObj(series -> Arrays.stream(offers)
                        .filter(offer -> offer.series == series && wanted.test(offer))
                        .toArray(Offer[]::new))
                .toArray(Offer[][]::new);
    }

    /**
     * Returns every offer; those against more diseases first, so that a combination goes before its parts. Not to be
     * changed.
     */
    Offer[] offers() {
        return offers;
    }

    /**
     * Returns the offers that are meant for people who were born on a day, as far as that decides, in the order of all. Not to be
     * changed.
     *
     * @param birth counted from 1970-01-01
     */
    Offer[] offersFor(int birth) {
        return generations.of(birth);
    }

    private Offer.Place place(ScheduleRow row, List<Listing> products, Stock stock, Practice practice, Uptake uptake) {
        String vaccine = products.get(0).product().abbreviation();
        List<Offer.Gap> gaps = practice.spacing().of(vaccine).stream()
                .map(rule -> new Offer.Gap(numbering.vaccine(rule.after()), rule.interval()))
                .toList();
        int series = numbering.series(row.series());
        return new Offer.Place(
                series,
                stock,
                numbering.vaccine(vaccine),
                mask(products),
                gaps,
                practice.immunity().of(row.series()),
                gestation(row, vaccine),
                uptake.inPregnancy(row),
                practice.catchUp().of(row.series()),
                bounds(row, products, practice.limits()),
                numbering.roles(series));
    }

    private List<Offer.Bound> bounds(ScheduleRow row, List<Listing> products, DoseLimits limits) {
        long parts = numbering.of(products.get(0).product()).parts();
        return limits.all().stream()
                .filter(limit -> numbering.hasSeries(limit.series()))
                .map(limit -> new Offer.Bound(numbering.series(limit.series()), limit.dose(), limit))
                .filter(bound -> bound.limit().series().equals(row.series()) || (parts >>> bound.series() & 1) != 0)
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

    /** Returns the offers of one series; not to be changed. */
    Offer[] ofSeries(int number) {
        return bySeries[number];
    }

    /** Returns the offers of one series that follow a dose after an interval; not to be changed. */
    Offer[] followUps(int series) {
        return followUps[series];
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
        for (Offer offer : bySeries[ended.series]) {
            boolean alike = offer.kind == Kind.ROUTINE && offer.setting == ended.setting;
            boolean open = offer.runs(day) && offer.of >= number;
            if (alike && open && (best == null || distance(offer, ended) < distance(best, ended))) {
                best = offer;
            }
        }
        return best;
    }

    private static int distance(Offer one, Offer other) {
        return one.dose == 0 || other.dose == 0 ? Integer.MAX_VALUE : Math.abs(one.dose - other.dose);
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
