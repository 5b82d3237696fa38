package dev.fhirseeder.history;

import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.vaccine.Age;
import dev.fhirseeder.vaccine.Term;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where on the body a dose goes: by route and age, and different sites for doses of one day while there are any. */
public final class Sites {

    private static final List<String> COLUMNS =
            List.of("code", "display", "route", "minimum_age", "maximum_age", "rank", "source", "confidence");

    private record Site(
            Term term, String route, Age from, @Nullable Age to, int rank) {
        boolean fits(LocalDate birth, int day) {
            return from.reached(birth, day) && (to == null || !to.reached(birth, day));
        }
    }

    private static final Site[] NONE = {};

    private final Map<String, Site[]> byRoute = new HashMap<>();

    private Sites(List<Site> sites) {
        Map<String, List<Site>> grouped = sites.stream().collect(Collectors.groupingBy(Site::route));
        grouped.forEach((route, own) -> byRoute.put(route, own.toArray(Site[]::new)));
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
     * @param day counted from 1970-01-01
     * @param before how many doses of this day went by the same route before
     * @param otherSideFirst whether to begin with the other side
     */
    @Nullable
    Term site(Term route, LocalDate birth, int day, int before, boolean otherSideFirst) {
        Site[] sites = byRoute.getOrDefault(route.code(), NONE);
        long fitting = 0;
        for (int i = 0; i < sites.length; i++) {
            fitting |= sites[i].fits(birth, day) ? 1L << i : 0;
        }
        if (fitting == 0) {
            return null;
        }
        int many = Long.bitCount(fitting);
        int wanted = before % many;
        if (otherSideFirst && (wanted ^ 1) < many) {
            wanted ^= 1;
        }
        while (wanted-- > 0) {
            fitting &= fitting - 1;
        }
        return sites[Long.numberOfTrailingZeros(fitting)].term();
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
