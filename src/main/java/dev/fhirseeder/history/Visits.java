package dev.fhirseeder.history;

import dev.fhirseeder.random.Draws;
import dev.fhirseeder.random.Label;
import dev.fhirseeder.vaccine.Age;
import dev.fhirseeder.vaccine.Months;
import dev.fhirseeder.vaccine.Setting;
import java.time.LocalDate;

/**
 * The days on which one person comes to be vaccinated. Doses that are due at the same age share a visit; the visits
 * of a child at 2, 4, 6, 12, 15 and 18 months follow each other with a distance, whatever is due at them.
 */
final class Visits {

    private static final Label VISIT = Label.of("visit");
    private static final int[] WELL_CHILD_MONTHS = {2, 4, 6, 12, 15, 18};
    /** The least number of days from the visit before; eight weeks is the longest interval of an infant series. */
    private static final int[] WELL_CHILD_GAP = {0, 56, 56, 28, 28, 28};

    /** The later rounds of a school year come within so many days (unsourced). */
    private static final int ROUND = 35;

    /** Months of the year, as {@link Months} counts them. */
    private static final int JANUARY = 0;

    private static final int JULY = 6;
    private static final int AUGUST = 7;
    private static final int SEPTEMBER = 8;
    private static final int DECEMBER = 11;

    /** More days than lie between any visit and a later birthday on which the person has its age: a school year is begun before it. */
    private static final int YEAR = 366;

    private static final int SATURDAY = 5;
    private static final int SATURDAYS = 12;

    private static final int SCHOOL_MONTHS = 5 * 12;
    private static final int TODDLER_MONTHS = 12;
    private static final int ENTRY_MONTHS = 4 * 12;
    private static final int ADOLESCENT_MONTHS = 7 * 12;
    private static final int ADULT_MONTHS = 18 * 12;

    private final LocalDate birth;
    private final Draws person;
    private final Delays delays;
    private final int[] wellChild = new int[WELL_CHILD_MONTHS.length];
    private int drawn;

    Visits(LocalDate birth, Draws person, Delays delays) {
        this.birth = birth;
        this.person = person;
        this.delays = delays;
    }

    /** Returns the day on which a dose is given that is due at that age in that setting. */
    int day(Age age, Setting setting) {
        if (setting == Setting.SCHOOL && age.months() >= SCHOOL_MONTHS) {
            return school(age);
        }
        for (int i = 0; age.days() == 0 && i < wellChild.length; i++) {
            if (age.months() == WELL_CHILD_MONTHS[i]) {
                return wellChild(i);
            }
        }
        return weekday(open(age.dayFrom(birth) + delays.at(delay(age), drawn(age))), setting);
    }

    /** Returns the number that decides how late the visit at that age is, outside school. */
    double drawn(Age age) {
        return person.unit(VISIT, age.months() * 31L + age.days());
    }

    /** Tells whether the visit at an age can only be after a day: none is a year before the person has the age, in no setting. */
    boolean isAfter(Age age, int day) {
        return age.dayFrom(birth) - YEAR > day;
    }

    /** Moves a day off Sunday and the holidays, to a day of the week after. */
    static int open(int day) {
        if (weekday(day) == 6) {
            return open(day + 1 + spread(day, 6));
        }
        return Holidays.on(day) ? open(day + 1 + spread(day, 3)) : day;
    }

    /** Moves a day off the weekend, the holidays, the weeks around New Year, and the summer, to a school day after it. */
    static int schoolDay(int day) {
        int month = Months.of(day);
        int ofYear = Math.floorMod(month, 12);
        if (ofYear == JULY || ofYear == AUGUST) {
            return schoolDay(Months.day(month - ofYear + SEPTEMBER, 10) + day % 40);
        }
        int after =
                switch (ofYear) {
                    case DECEMBER -> day > Months.day(month, 19) ? day + 21 : day;
                    case JANUARY -> day < Months.day(month, 6) ? day + 7 : day;
                    default -> day;
                };
        int weekday = weekday(after);
        if (weekday < 5) {
            return Holidays.on(after) ? schoolDay(after + 1 + spread(after, 3)) : after;
        }
        return schoolDay(after + 7 - weekday + spread(after, 5));
    }

    /** The school year of a grade begins in the September of the year in which its pupils reach the age. */
    private int school(Age age) {
        int year = birth.getYear() + age.months() / 12;
        int autumn = Months.day(year * 12 + SEPTEMBER, 20)
                + person.child(VISIT, year).below(50);
        int months = age.months() % 12;
        int round = months == 0
                ? 0
                : months * 182 / 6 + person.child(VISIT, year).child(months).below(ROUND);
        return schoolDay(schoolDay(autumn) + round + age.days());
    }

    /** Public health and family practices are mostly closed on Saturdays: one in {@value #SATURDAYS} is open (unsourced). */
    private static int weekday(int day, Setting setting) {
        boolean practice = setting == Setting.PUBLIC_HEALTH || setting == Setting.PRIMARY_CARE;
        return practice && weekday(day) == SATURDAY && spread(day, SATURDAYS) != 0
                ? open(day + 2 + spread(day, 5))
                : day;
    }

    /** The visits are drawn up to the one that is asked for: nobody but the young is asked for them. */
    private int wellChild(int i) {
        while (drawn <= i) {
            wellChild[drawn] = drawn(drawn);
            drawn++;
        }
        return wellChild[i];
    }

    private int drawn(int i) {
        Delay delay = WELL_CHILD_MONTHS[i] < TODDLER_MONTHS ? Delay.INFANT : Delay.TODDLER;
        double share = person.unit(VISIT, WELL_CHILD_MONTHS[i] * 31L);
        int due = new Age(WELL_CHILD_MONTHS[i], 0).dayFrom(birth) + delays.at(delay, share);
        int day = open(i == 0 ? due : Math.max(due, wellChild[i - 1] + WELL_CHILD_GAP[i]));
        return weekday(day, Setting.PUBLIC_HEALTH);
    }

    private static Delay delay(Age age) {
        if (age.months() < TODDLER_MONTHS) {
            return Delay.INFANT;
        }
        if (age.months() < ENTRY_MONTHS) {
            return Delay.TODDLER;
        }
        if (age.months() < ADOLESCENT_MONTHS) {
            return Delay.SCHOOL_ENTRY;
        }
        return age.months() < ADULT_MONTHS ? Delay.ADOLESCENT : Delay.ADULT;
    }

    /** Spreads the days that must be moved over so many days after them, so that not all of them fall on a Monday. */
    private static int spread(int day, int days) {
        return Math.floorMod((day * 0x9e3779b1) >>> 12, days);
    }

    /** Returns 0 for Monday to 6 for Sunday; 1970-01-01 was a Thursday. */
    private static int weekday(int day) {
        return Math.floorMod(day + 3, 7);
    }
}
