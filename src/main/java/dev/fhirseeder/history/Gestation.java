package dev.fhirseeder.history;

import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.random.Draws;
import dev.fhirseeder.random.Weighted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** In which weeks of a pregnancy a vaccine is given; days are counted from 1970-01-01. */
final class Gestation {

    private static final List<String> COLUMNS =
            List.of("vaccine", "first_week", "last_week", "share", "in_season", "source", "confidence", "note");

    private static final int WEEK = 7;

    /** No such day. */
    static final int NEVER = DueDays.NEVER;

    /**
     * Some weeks, counted from the first day of the last period; the last is included.
     *
     * @param share of the doses, relative
     * @param inSeason whether only in a respiratory season, for a child that is born in it
     */
    private record Weeks(String vaccine, int first, int last, double share, boolean inSeason) {}

    private final Weighted<Weeks> weeks;

    private Gestation(Weighted<Weeks> weeks) {
        this.weeks = weeks;
    }

    /**
     * Reads the weeks of a vaccine from {@code model/gestation.csv}; null if it has none.
     *
     * @param vaccine its abbreviation
     * @throws dev.fhirseeder.data.DataFileException if the file is missing or wrong
     */
    static @Nullable Gestation of(String vaccine) {
        List<Weeks> own = Table.read("model/gestation.csv", COLUMNS, Gestation::weeks).stream()
                .filter(weeks -> weeks.vaccine().equals(vaccine))
                .toList();
        return own.isEmpty() ? null : new Gestation(Weighted.of(own, Weeks::share));
    }

    /** Draws the day of the dose, or {@link #NEVER} if this pregnancy lies outside the season; two draws. */
    int day(int begin, int birth, Draws draws) {
        Weeks chosen = weeks.pick(draws);
        int first = begin + chosen.first() * WEEK;
        int last = begin + chosen.last() * WEEK + WEEK - 1;
        int day = Visits.open(first + draws.below(last - first + 1));
        if (day > last) {
            day = Visits.open(last - WEEK);
        }
        return chosen.inSeason() && !(inSeason(day) && inSeason(birth)) ? NEVER : day;
    }

    private static boolean inSeason(int day) {
        return Season.infants(day) == day;
    }

    private static Weeks weeks(Row row) {
        row.text("source");
        row.text("confidence");
        int first = row.number("first_week", 0);
        return new Weeks(
                row.text("vaccine"),
                first,
                row.number("last_week", first),
                row.decimal("share").doubleValue(),
                row.truth("in_season"));
    }
}
