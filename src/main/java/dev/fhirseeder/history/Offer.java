package dev.fhirseeder.history;

import dev.fhirseeder.person.Gender;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.random.Draws;
import dev.fhirseeder.random.Label;
import dev.fhirseeder.vaccine.Age;
import dev.fhirseeder.vaccine.Eligibility;
import dev.fhirseeder.vaccine.Kind;
import dev.fhirseeder.vaccine.Listing;
import dev.fhirseeder.vaccine.ScheduleRow;
import dev.fhirseeder.vaccine.Setting;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A schedule row, laid out for quick questions; days are counted from 1970-01-01. */
final class Offer {

    /** Four weeks, the general minimum between two doses against one disease (Canadian Immunization Guide). */
    private static final Age FOUR_WEEKS = new Age(0, 28);

    private static final int ADULT_MONTHS = 18 * 12;
    private static final Label IMMUNITY = Label.of("immunity");

    final int index;
    final ScheduleRow row;
    final Kind kind;
    final Setting setting;

    /** The position in the series, 0 where the doses are not numbered. */
    final int dose;

    /** How many doses the series has, 0 where it has no end. */
    final int of;

    final @Nullable Age recommendedAge;
    final @Nullable Age minimumAge;
    final @Nullable Age maximumAge;
    final @Nullable Age recurrence;
    final int series;
    final List<Listing> products;
    final Stock stock;
    final Uptake.Band[] uptake;
    final double most;
    final long diseases;
    final boolean live;
    final boolean adult;
    final int visit;
    private final Label label;
    private final Label programme;
    final Label first;
    final int from;
    final int to;
    final int begins;
    final Age minimumInterval;
    final int vaccine;
    final Gap[] gaps;
    final Immunity.Step[] immunity;
    final @Nullable Gestation gestation;
    final @Nullable Double inPregnancy;
    final CatchUp.Rule[] catchUp;
    final Bound[] bounds;
    final Roles roles;
    private final boolean female;
    private final boolean indigenous;
    final int birthFrom;
    final int birthTo;

    /**
     * The distance that a dose keeps from another vaccine.
     *
     * @param vaccine its number in the programme
     * @param interval the least time after it
     */
    record Gap(int vaccine, Age interval) {}

    /**
     * A limit to the doses of a series.
     *
     * @param series its number
     * @param dose the position that is limited
     * @param limit from when that dose counts
     */
    record Bound(int series, int dose, DoseLimits.Limit limit) {}

    /**
     * What a row means in a programme.
     *
     * @param series its number
     * @param stock its products
     * @param vaccine the number of the first vaccine of the row
     * @param diseases as a set of bits
     * @param gaps to other vaccines
     * @param immunity of those who need none
     * @param gestation the weeks of pregnancy in which the first vaccine of the row is given, null if there are none
     * @param inPregnancy the chance that a pregnant woman takes it, null where it is that of others
     * @param catchUp how many doses the series has for whom
     * @param bounds of the doses of the series, and of those that its vaccine has a part of
     * @param roles of the doses of the series
     */
    record Place(
            int series,
            Stock stock,
            int vaccine,
            long diseases,
            List<Gap> gaps,
            List<Immunity.Step> immunity,
            @Nullable Gestation gestation,
            @Nullable Double inPregnancy,
            List<CatchUp.Rule> catchUp,
            List<Bound> bounds,
            Roles roles) {}

    Offer(int index, ScheduleRow row, Place place, List<Listing> products, List<Uptake.Band> uptake) {
        this.index = index;
        this.label = Label.of(row.id());
        this.programme = Label.of(row.series());
        this.first = Label.of(row.vaccine().get(0));
        this.row = row;
        this.kind = row.kind();
        this.setting = row.setting();
        this.dose = row.dose() == null ? 0 : row.dose();
        this.of = row.of() == null ? 0 : row.of();
        this.recommendedAge = row.recommendedAge();
        this.minimumAge = row.minimumAge();
        this.maximumAge = row.maximumAge();
        this.recurrence = row.recurrence();
        this.series = place.series();
        this.vaccine = place.vaccine();
        this.gaps = place.gaps().toArray(Gap[]::new);
        this.immunity = place.immunity().toArray(Immunity.Step[]::new);
        this.gestation = place.gestation();
        this.inPregnancy = place.inPregnancy();
        this.catchUp = place.catchUp().toArray(CatchUp.Rule[]::new);
        this.bounds = place.bounds().toArray(Bound[]::new);
        this.roles = place.roles();
        this.products = products;
        this.stock = place.stock();
        this.uptake = uptake.toArray(Uptake.Band[]::new);
        this.most = Math.max(
                inPregnancy == null ? 0 : inPregnancy,
                uptake.stream().mapToDouble(Uptake.Band::probability).max().orElse(0));
        this.diseases = place.diseases();
        this.live = products.get(0).live();
        this.from = day(row.effectiveFrom(), Integer.MIN_VALUE);
        this.to = day(row.effectiveTo(), Integer.MAX_VALUE);
        this.begins = Season.notOver(from);
        this.female = row.female() || row.eligibility() == Eligibility.PREGNANT;
        this.indigenous = row.eligibility() == Eligibility.INDIGENOUS;
        this.birthFrom = day(row.birthFrom(), Integer.MIN_VALUE);
        this.birthTo = day(row.birthTo(), Integer.MAX_VALUE);
        this.minimumInterval = interval(row);
        Age age = recommendedAge;
        this.visit = age == null ? -1 : age.months() * 31 + age.days();
        this.adult = age == null
                ? !row.series().equals("DTP") || kind == Kind.PREGNANCY
                : age.months() >= ADULT_MONTHS || kind == Kind.CAMPAIGN;
    }

    /** A booster waits for its recommended interval, which is the reason for it. */
    private static Age interval(ScheduleRow row) {
        boolean booster = row.kind() == Kind.BOOSTER || row.kind() == Kind.REPLACEMENT;
        Age interval = booster && row.recommendedInterval() != null ? row.recommendedInterval() : row.minimumInterval();
        return interval == null ? FOUR_WEEKS : interval;
    }

    /** Tells whether the row is meant for this person at some time of life. */
    boolean isFor(Person person, int birth) {
        return birth >= birthFrom
                && birth <= birthTo
                && (!female || person.gender() == Gender.FEMALE)
                && (!indigenous || person.indigenousGroup() != null);
    }

    /** Opens the stream of one occurrence, for a person. */
    Draws stream(Draws person, int occurrence) {
        return person.child(label, occurrence);
    }

    /** Returns the first number of the {@link #stream} of one occurrence, uniform in [0, 1). */
    double unit(Draws person, int occurrence) {
        return person.unit(label, occurrence);
    }

    /** Returns the first number of a part of the {@link #stream} of one occurrence, uniform in [0, 1). */
    double unit(Draws person, int occurrence, Label part) {
        return person.unit(label, occurrence, part);
    }

    /** Tells whether it comes every season, at any age within its limits. */
    boolean isOfEverySeason() {
        return kind == Kind.SEASONAL && recurrence != null && recommendedAge == null;
    }

    /** Tells whether the programme runs on that day. */
    boolean runs(int day) {
        return day >= from && day <= to;
    }

    /** Tells whether it matters for this row that a woman is pregnant. */
    boolean mindsPregnancy() {
        return gestation != null || inPregnancy != null;
    }

    /** Returns the chance that one of all who are due, pregnant or not, takes it on that day. */
    double uptake(Person person, int day, boolean pregnant) {
        return pregnant && inPregnancy != null ? inPregnancy : uptake(person, day);
    }

    private double uptake(Person person, int day) {
        if (uptake.length == 1) {
            return uptake[0].probability();
        }
        LocalDate birth = person.birthDate();
        for (Uptake.Band band : uptake) {
            if (concerns(band, person.gender())
                    && band.from().reached(birth, day)
                    && !band.to().reached(birth, day)) {
                return band.probability();
            }
        }
        return 0;
    }

    /** Whoever is neither woman nor man is taken for a man where the share is split. */
    private static boolean concerns(Uptake.Band band, Gender gender) {
        return band.gender() == null || (band.gender() == Gender.FEMALE) == (gender == Gender.FEMALE);
    }

    /** Tells whether this person, of whom one number is drawn for the series, is immune by nature on that day. */
    boolean immune(LocalDate birth, int day, Draws person) {
        if (immunity.length == 0) {
            return false;
        }
        double unit = person.child(IMMUNITY).unit(programme);
        for (Immunity.Step step : immunity) {
            if (step.protects(birth, day, unit)) {
                return true;
            }
        }
        return false;
    }

    private static int day(@Nullable LocalDate date, int missing) {
        return date == null ? missing : (int) date.toEpochDay();
    }
}
