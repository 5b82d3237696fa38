package dev.fhirseeder.history;

import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.vaccine.Age;
import dev.fhirseeder.vaccine.Term;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where on the body a dose goes: by route and age, and different sites for doses of one day while there are any. */
public final class Sites {

    private static final List<String> COLUMNS =
            List.of("code", "display", "route", "minimum_age", "maximum_age", "rank", "source", "confidence");

    private record Site(
            Term term, String route, Age from, @Nullable Age to, int rank) {
        boolean fits(Term route, LocalDate birth, LocalDate on) {
            return this.route.equals(route.code()) && from.reached(birth, on) && (to == null || !to.reached(birth, on));
        }
    }

    private final List<Site> sites;

    private Sites(List<Site> sites) {
        this.sites = sites;
    }

    /**
     * Reads {@code catalogue/sites.csv}.
     *
     * @throws dev.fhirseeder.data.DataFileException if it is not as expected
     */
    public static Sites load() {
        return new Sites(Table.read("catalogue/sites.csv", COLUMNS, Sites::site).stream()
                .sorted(Comparator.comparingInt(Site::rank))
                .toList());
    }

    /**
     * Returns the site of a dose, or null where the route has none.
     *
     * @param before how many doses of this day went by the same route before
     * @param otherSideFirst whether to begin with the other side
     */
    @Nullable
    Term site(Term route, LocalDate birth, LocalDate on, int before, boolean otherSideFirst) {
        int fitting = 0;
        for (Site site : sites) {
            fitting += site.fits(route, birth, on) ? 1 : 0;
        }
        if (fitting == 0) {
            return null;
        }
        int wanted = before % fitting;
        if (otherSideFirst && (wanted ^ 1) < fitting) {
            wanted ^= 1;
        }
        for (Site site : sites) {
            if (site.fits(route, birth, on) && wanted-- == 0) {
                return site.term();
            }
        }
        throw new IllegalStateException("One of " + fitting + " sites must be found");
    }

    private static Site site(Row row) {
        row.text("source");
        @Nullable
        Age to = row.optionalValue("maximum_age", "a period like P12M", Age::parse)
                .orElse(null);
        return new Site(
                new Term(row.text("code"), row.text("display")),
                row.text("route"),
                row.value("minimum_age", "a period like P12M", Age::parse),
                to,
                row.number("rank"));
    }
}
