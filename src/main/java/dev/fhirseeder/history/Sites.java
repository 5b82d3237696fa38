package dev.fhirseeder.history;

import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.vaccine.Age;
import dev.fhirseeder.vaccine.Term;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where on the body a dose goes: by route and age, and different sites for doses of one day while there are any. */
public final class Sites {

    private static final List<String> COLUMNS =
            List.of("code", "display", "route", "minimum_age", "maximum_age", "rank", "source", "confidence");

    private record Site(
            Term term, String route, Age from, @Nullable Age to, int rank) {

        /** Tells whether it fits those who have that age, and no other yet at which something changes. */
        boolean fits(Age age) {
            return !age.shorterThan(from) && (to == null || age.shorterThan(to));
        }
    }

    /** The sites of one route, by age. */
    static final class Route {

        private final int index;

        /** The ages at which the sites change, descending, and the sites from each of them on. */
        private final Age[] from;

        private final Term[][] terms;

        private Route(int index, List<Site> sites) {
            this.index = index;
            this.from = sites.stream()
                    .flatMap(site -> Stream.of(site.from(), site.to() == null ? site.from() : site.to()))
                    .sorted((one, other) -> one.shorterThan(other) ? 1 : other.shorterThan(one) ? -1 : 0)
                    .distinct()
                    .toArray(Age[]::new);
            this.terms = Arrays.stream(from)
                    .map(age -> sites.stream()
                            .filter(site -> site.fits(age))
                            .map(Site::term)
                            .toArray(Term[]::new))
                    .toArray(Term[][]::new);
        }

        /** Returns its number, from 0. */
        int index() {
            return index;
        }

        /**
         * Returns the site of a dose, or null where the route has none.
         *
         * @param day counted from 1970-01-01
         * @param before how many doses of this day went by the same route before
         * @param otherSideFirst whether to begin with the other side
         */
        @Nullable
        Term site(LocalDate birth, int day, int before, boolean otherSideFirst) {
            int at = 0;
            while (at < from.length && !from[at].reached(birth, day)) {
                at++;
            }
            int many = at < from.length ? terms[at].length : 0;
            if (many == 0) {
                return null;
            }
            int wanted = before % many;
            return terms[at][otherSideFirst && (wanted ^ 1) < many ? wanted ^ 1 : wanted];
        }
    }

    private final Route none = new Route(0, List.of());
    private final Map<String, Route> byCode = new HashMap<>();

    private Sites(List<Site> sites) {
        Map<String, List<Site>> grouped = sites.stream().collect(Collectors.groupingBy(Site::route));
        grouped.forEach((route, own) -> byCode.put(route, new Route(byCode.size() + 1, own)));
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

    /** Returns how many routes there are, one without a site among them. */
    int routes() {
        return byCode.size() + 1;
    }

    /** Returns the sites of a route; one that has none has them all the same, and gives none. */
    Route of(Term route) {
        return byCode.getOrDefault(route.code(), none);
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
