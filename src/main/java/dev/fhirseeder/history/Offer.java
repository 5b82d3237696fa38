package dev.fhirseeder.history;

import dev.fhirseeder.person.Gender;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.vaccine.Age;
import dev.fhirseeder.vaccine.Eligibility;
import dev.fhirseeder.vaccine.Kind;
import dev.fhirseeder.vaccine.Listing;
import dev.fhirseeder.vaccine.ScheduleRow;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A schedule row, laid out for quick questions; days are counted from 1970-01-01. */
final class Offer {

    /** Four weeks, the general minimum between two doses against one disease (Canadian Immunization Guide). */
    private static final Age FOUR_WEEKS = new Age(0, 28);

    private static final int ADULT_MONTHS = 18 * 12;

    final int index;
    final ScheduleRow row;
    final int series;
    final List<Listing> products;
    final List<Uptake.Band> uptake;
    final long diseases;
    final boolean live;
    final boolean adult;
    final int visit;
    final int from;
    final int to;
    final Age minimumInterval;
    private final int birthFrom;
    private final int birthTo;

    Offer(int index, ScheduleRow row, int series, List<Listing> products, List<Uptake.Band> uptake, long diseases) {
        this.index = index;
        this.row = row;
        this.series = series;
        this.products = products;
        this.uptake = uptake;
        this.diseases = diseases;
        this.live = products.get(0).live();
        this.from = day(row.effectiveFrom(), Integer.MIN_VALUE);
        this.to = day(row.effectiveTo(), Integer.MAX_VALUE);
        this.birthFrom = day(row.birthFrom(), Integer.MIN_VALUE);
        this.birthTo = day(row.birthTo(), Integer.MAX_VALUE);
        Age interval = row.minimumInterval();
        this.minimumInterval = interval == null ? FOUR_WEEKS : interval;
        Age age = row.recommendedAge();
        this.visit = age == null ? -1 : age.months() * 31 + age.days();
        this.adult =
                age == null ? !row.series().equals("DTP") : age.months() >= ADULT_MONTHS || row.kind() == Kind.CAMPAIGN;
    }

    /** Tells whether the row is meant for this person at some time of life. */
    boolean isFor(Person person, int birth) {
        return birth >= birthFrom
                && birth <= birthTo
                && (!row.female() || person.gender() == Gender.FEMALE)
                && (row.eligibility() != Eligibility.INDIGENOUS || person.indigenousGroup() != null);
    }

    /** Tells whether the programme runs on that day. */
    boolean runs(int day) {
        return day >= from && day <= to;
    }

    /** Returns the chance that one of all who are due takes it on that day. */
    double uptake(LocalDate birth, int day) {
        if (uptake.size() == 1) {
            return uptake.get(0).probability();
        }
        LocalDate on = LocalDate.ofEpochDay(day);
        for (Uptake.Band band : uptake) {
            if (band.from().reached(birth, on) && !band.to().reached(birth, on)) {
                return band.probability();
            }
        }
        return 0;
    }

    private static int day(@Nullable LocalDate date, int missing) {
        return date == null ? missing : (int) date.toEpochDay();
    }
}
