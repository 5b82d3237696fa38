package dev.fhirseeder.profile;

import dev.fhirseeder.person.Arrival;
import dev.fhirseeder.person.Gender;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.vaccine.Age;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Published figures beside what people show who can be compared. Of a figure about a birthday these are those who had it within five
 * years; of a season, the last one that is over. Who did not live in the province then is left out. Days are counted from
 * 1970-01-01. Not safe for use by many threads.
 */
final class Comparison {

    /** Within how many years before the end somebody has had the birthday. */
    private static final int RECENT = 5;

    /** Stands for a figure that is not about somebody. */
    private static final int NONE = Integer.MIN_VALUE;

    private final int asOf;
    private final int recent;
    private final int seasonEnd;
    private final int seasonBegin;
    private final SortedMap<String, List<Measured>> provinces = new TreeMap<>();
    private long[] against = new long[64];
    private int[] days = new int[64];
    private int doses;

    /** A figure, and what was counted for it. */
    private static final class Measured {

        private final Published figure;
        private final long disease;
        private final @Nullable Gender gender;
        private final @Nullable Age least;
        private final @Nullable Age birthday;
        private long hits;
        private long people;

        Measured(Published figure, long disease) {
            this.figure = figure;
            this.disease = disease;
            this.gender = figure.gender();
            this.least = figure.fromAge();
            this.birthday = figure.atAge();
        }
    }

    /**
     * Begins with nobody.
     *
     * @param asOf the day as of which histories are known
     */
    Comparison(LocalDate asOf) {
        this.asOf = (int) asOf.toEpochDay();
        this.recent = (int) asOf.minusYears(RECENT).toEpochDay();
        LocalDate march = LocalDate.of(asOf.getYear(), Month.MARCH, 31);
        LocalDate end = march.isAfter(asOf) ? march.minusYears(1) : march;
        this.seasonEnd = (int) end.toEpochDay();
        this.seasonBegin =
                (int) LocalDate.of(end.getYear() - 1, Month.SEPTEMBER, 1).toEpochDay();
    }

    /** Takes up the figures of a province, before the first of its people. */
    void prepare(String pt, List<Published> figures, Protection protection) {
        provinces.put(
                pt,
                figures.stream()
                        .map(figure -> new Measured(figure, 1L << protection.index(figure.disease())))
                        .toList());
    }

    /** Notes a dose of the next person, by the set of the diseases against which it counts and its day. */
    void note(long diseases, int day) {
        if (doses == days.length) {
            against = Arrays.copyOf(against, 2 * doses);
            days = Arrays.copyOf(days, 2 * doses);
        }
        against[doses] = diseases;
        days[doses++] = day;
    }

    /** Enters the next person, whose doses have been noted. */
    void add(String pt, Person person) {
        LocalDate birth = person.birthDate();
        Arrival arrival = person.arrival();
        LocalDate death = person.deceased();
        int first = (int) (arrival == null ? birth : arrival.date()).toEpochDay();
        int last = death == null ? Integer.MAX_VALUE : (int) death.toEpochDay() - 1;
        for (Measured measured : provinces.getOrDefault(pt, List.of())) {
            int end = end(measured, person.gender(), birth);
            if (end != NONE && end >= first && end <= last) {
                measured.people++;
                measured.hits += count(measured, end) >= measured.figure.doses() ? 1 : 0;
            }
        }
        doses = 0;
    }

    /** Returns the last day whose doses count; {@link #NONE} if the figure is not about this person. */
    private int end(Measured measured, Gender gender, LocalDate birth) {
        if (measured.gender != null && measured.gender != gender) {
            return NONE;
        }
        int day = measured.figure.season() ? seasonEnd : asOf;
        if (measured.birthday != null) {
            day = measured.birthday.dayFrom(birth) - 1;
            if (day >= asOf || day < recent) {
                return NONE;
            }
        }
        return measured.least == null || measured.least.reached(birth, day) ? day : NONE;
    }

    private int count(Measured measured, int end) {
        int begin = measured.figure.season() ? seasonBegin : Integer.MIN_VALUE;
        int count = 0;
        for (int i = 0; i < doses; i++) {
            count += (against[i] & measured.disease) != 0 && days[i] >= begin && days[i] <= end ? 1 : 0;
        }
        return count;
    }

    /** Returns every figure of the provinces that were met, province by province. */
    List<Compared> all() {
        List<Compared> all = new ArrayList<>();
        provinces
                .values()
                .forEach(figures -> figures.forEach(one -> all.add(new Compared(
                        one.figure.pt(),
                        one.figure.title(),
                        one.figure.percent(),
                        one.hits,
                        one.people,
                        one.figure.source()))));
        return all;
    }
}
