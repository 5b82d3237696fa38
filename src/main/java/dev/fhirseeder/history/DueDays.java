package dev.fhirseeder.history;

import dev.fhirseeder.random.Draws;
import dev.fhirseeder.random.Label;
import dev.fhirseeder.vaccine.Age;
import dev.fhirseeder.vaccine.Kind;
import dev.fhirseeder.vaccine.Setting;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** When each offer reaches one person; each answer is drawn from the offer's own stream, or from that of its visit. */
final class DueDays {

    /** No such day. */
    static final int NEVER = Integer.MAX_VALUE;

    private static final int LATE_CHILD = 365;
    private static final int LATE_ADULT = 1095;
    private static final int LATE_BOOSTER = 3650;
    private static final int ADULT_DAYS = 6575;
    private static final int TWO_VACCINES = 2022;
    private static final Label SEASONS = Label.of("seasons");
    private static final Label DELAY = Label.of("delay");
    private static final double TOGETHER = 0.6;
    private static final double AGE_ORDER = 0.7;

    private final LocalDate birth;
    private final int birthDay;
    private final Delays delays;
    private final Pregnancies pregnancies;
    private final Visits visits;
    private final Draws person;

    DueDays(LocalDate birth, Draws person, Delays delays, Pregnancies pregnancies) {
        this.person = person;
        this.birth = birth;
        this.birthDay = (int) birth.toEpochDay();
        this.delays = delays;
        this.pregnancies = pregnancies;
        this.visits = new Visits(birth, person, delays);
    }

    /**
     * Returns the day of an offer, or {@link #NEVER}.
     *
     * @param occurrence for a recurring row, which time; for a season, the years since the row began; for pregnant women, the
     *     number of the pregnancy
     */
    int of(Offer offer, int occurrence) {
        return switch (offer.kind) {
            case FOLLOW_UP -> NEVER;
            case CAMPAIGN -> campaign(offer, offer.unit(person, occurrence));
            case SEASONAL ->
                offer.recommendedAge == null
                        ? season(offer, occurrence)
                        : infants(offer, offer.stream(person, occurrence));
            case PREGNANCY -> pregnancy(offer, occurrence, offer.stream(person, occurrence));
            case BOOSTER, REPLACEMENT, ROUTINE, CATCH_UP, COMPLETION -> atAge(offer, occurrence);
        };
    }

    /**
     * Tells, sooner than {@link #of} and without a draw, that the day of an offer is {@link #NEVER} or after that day; where it
     * does not tell so, the day may lie anywhere.
     */
    boolean isAfter(Offer offer, int occurrence, int day) {
        return switch (offer.kind) {
            case BOOSTER, REPLACEMENT, ROUTINE, CATCH_UP, COMPLETION -> {
                Age age = age(offer, occurrence);
                yield age != null && visits.isAfter(age, day);
            }
            case FOLLOW_UP, CAMPAIGN, SEASONAL, PREGNANCY -> false;
        };
    }

    /** Returns the day of the dose that follows one given on that day. */
    int following(Offer offer, int previous) {
        Age interval = offer.row.recommendedInterval();
        int due = (interval == null ? offer.minimumInterval : interval).after(previous);
        return Visits.open(Math.max(due, offer.from) + delays.at(Delay.FOLLOW_UP, offer.unit(person, 0)));
    }

    /**
     * Returns the number of the first season of a row that this person can reach, from the year in which it began.
     *
     * @param from the first day on which the person lives where the row holds
     */
    int firstSeason(Offer offer, int from) {
        int first = Math.max(from, Math.max(offer.from, minimum(offer)));
        return Math.max(0, Season.notOver(first) - offer.begins);
    }

    /** Returns the first day on which the person is old enough. */
    int minimum(Offer offer) {
        Age age = offer.minimumAge;
        return age == null ? birthDay : age.dayFrom(birth);
    }

    /** Returns the first day on which the person is too old, or {@link #NEVER}. */
    int maximum(Offer offer) {
        Age age = offer.maximumAge;
        return age == null ? NEVER : age.dayFrom(birth);
    }

    /** Returns the age at which that occurrence of an offer is recommended, null where the age does not decide. */
    @Nullable
    Age age(Offer offer, int occurrence) {
        Age age = offer.recommendedAge;
        Age recurrence = offer.recurrence;
        return age == null || recurrence == null
                ? age
                : new Age(age.months() + occurrence * recurrence.months(), age.days());
    }

    /** Returns the number that has decided how late an offer is: that of the visit at its age, or its own. */
    double drawn(Offer offer, int occurrence) {
        Age age = age(offer, occurrence);
        boolean own = offer.kind == Kind.CAMPAIGN || offer.kind == Kind.SEASONAL;
        if (offer.kind == Kind.SEASONAL && age == null) {
            return seasonal(offer.begins + occurrence, offer, occurrence);
        }
        return own || age == null ? offer.unit(person, occurrence) : visits.drawn(age);
    }

    private int atAge(Offer offer, int occurrence) {
        Age age = age(offer, occurrence);
        if (age == null) {
            return NEVER;
        }
        int due = visits.day(age, offer.setting);
        if (due >= offer.from) {
            return due;
        }
        if (offer.kind == Kind.REPLACEMENT) {
            return NEVER;
        }
        return offer.recurrence != null ? offer.from - 1 : late(offer, offer.unit(person, occurrence));
    }

    /** Those whose age lies behind them when the programme begins come within its first months or years. */
    private int late(Offer offer, double share) {
        int span = offer.kind == Kind.BOOSTER
                ? LATE_BOOSTER
                : offer.from - birthDay > ADULT_DAYS ? LATE_ADULT : LATE_CHILD;
        int end = (int) Math.min(Math.min((long) offer.from + span, offer.to), maximum(offer) - 1L);
        int day = offer.from + (int) (share * share * Math.max(0, end - offer.from));
        return open(offer, day);
    }

    /** Within the window of a campaign most come early, and older people earlier. */
    private int campaign(Offer offer, double drawn) {
        int first = Math.max(offer.from, minimum(offer));
        if (offer.row.effectiveTo() == null) {
            return Visits.open(first + delays.at(first == offer.from ? Delay.CAMPAIGN : Delay.TODDLER, drawn));
        }
        double share = drawn;
        LocalDate oldest = offer.row.birthFrom();
        LocalDate youngest = offer.row.birthTo();
        if (oldest != null && youngest != null) {
            double place =
                    (birthDay - oldest.toEpochDay()) / (double) (youngest.toEpochDay() - oldest.toEpochDay() + 1);
            share = AGE_ORDER * place + (1 - AGE_ORDER) * drawn;
        }
        return first > offer.to ? NEVER : open(offer, first + (int) (share * share * (offer.to - first + 1)));
    }

    private int season(Offer offer, int occurrence) {
        int year = offer.begins + occurrence;
        int first = Math.max(Season.first(year), Math.max(offer.from, minimum(offer)));
        int day = Visits.open(first + delays.at(Delay.SEASON, seasonal(year, offer, occurrence)));
        return day > Season.last(year) ? offer.from - 1 : day;
    }

    private int pregnancy(Offer offer, int number, Draws draws) {
        int day = offer.gestation == null
                ? NEVER
                : offer.gestation.day(pregnancies.begin(number), pregnancies.birth(number), draws);
        return offer.runs(day) ? day : NEVER;
    }

    /**
     * Returns the number that decides when in a season: since there are two vaccines, most people have them on one day. The share
     * is a judgement (unsourced).
     */
    private double seasonal(int year, Offer offer, int occurrence) {
        return year >= TWO_VACCINES && person.unit(SEASONS, year) < TOGETHER
                ? person.unit(SEASONS, year, DELAY)
                : offer.unit(person, occurrence);
    }

    private int infants(Offer offer, Draws draws) {
        int due = Math.max(birthDay + delays.draw(Delay.FOLLOW_UP, draws) / 10, offer.from);
        int season = Season.infants(due);
        return season == due ? due : Visits.open(season + delays.draw(Delay.FOLLOW_UP, draws));
    }

    private static int open(Offer offer, int day) {
        return offer.setting == Setting.SCHOOL ? Visits.schoolDay(day) : Visits.open(day);
    }
}
