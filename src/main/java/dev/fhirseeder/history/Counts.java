package dev.fhirseeder.history;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What one person has had so far, by series and by disease; days are counted from 1970-01-01. */
final class Counts {

    /** Long before anyone. */
    static final int NEVER = -10_000_000;

    private final short[] doses;
    private final int[] first;
    private final int[] ofVaccine;
    private final int[] last;

    /** By disease, as the last doses are; most lives have none, and then no room for them. */
    private int @Nullable [] spoilt;

    private long complete;
    private int lastLive = NEVER;
    private int today = NEVER;
    private long givenToday;

    /** Begins to count the doses of the series, vaccines and diseases that have numbers. */
    Counts(Numbering numbering) {
        this.doses = new short[numbering.seriesCount()];
        this.first = new int[numbering.seriesCount()];
        this.ofVaccine = never(numbering.vaccineCount());
        this.last = never(numbering.diseaseCount());
    }

    /** Returns how many series there are. */
    int series() {
        return doses.length;
    }

    /** Returns how many doses of the series were given, those that were parts of another series included. */
    int doses(int series) {
        return doses[series];
    }

    /** Returns the day of the first dose of a series of which there was one. */
    int first(int series) {
        return first[series];
    }

    /** Tells whether the series has had all its doses. */
    boolean complete(int series) {
        return (complete >>> series & 1) != 0;
    }

    /** Returns the day of the last dose against any of the diseases; {@link #NEVER} if there was none. */
    int last(long diseases) {
        return latest(last, diseases);
    }

    /** Returns the day of the last dose against any of the diseases that was given and does not count. */
    int spoilt(long diseases) {
        return spoilt == null ? NEVER : latest(spoilt, diseases);
    }

    /** Returns the day of the last dose of that very vaccine; {@link #NEVER} if there was none. */
    int lastOf(int vaccine) {
        return ofVaccine[vaccine];
    }

    /** Returns the day of the last live injected dose; {@link #NEVER} if there was none. */
    int lastLive() {
        return lastLive;
    }

    /** Tells whether all the diseases were covered, or talked about, on that very day. */
    boolean coveredOn(int day, long diseases) {
        return day == today && (diseases & ~givenToday) == 0;
    }

    /** Notes that these diseases are settled for that day: nobody is asked twice. */
    void settle(int day, long diseases) {
        givenToday = day == today ? givenToday | diseases : diseases;
        today = day;
    }

    /** Notes a dose that must be given again; it may have been given all the same, and then others keep away from it. */
    void miss(int day, long diseases, boolean live, boolean given) {
        settle(day, diseases);
        if (given) {
            lastLive = live ? day : lastLive;
            spoilt = spoilt == null ? never(last.length) : spoilt;
            for (long left = diseases; left != 0; left &= left - 1) {
                spoilt[Long.numberOfTrailingZeros(left)] = day;
            }
        }
    }

    /**
     * Counts a dose.
     *
     * @param antigens what it is counted as, besides its series
     * @param of how many doses complete the series, 0 if it has no end
     */
    void give(int day, int series, Numbering.Antigens antigens, boolean live, int of) {
        ofVaccine[antigens.vaccine()] = day;
        settle(day, antigens.diseases());
        if (live) {
            lastLive = day;
        }
        for (long left = antigens.diseases(); left != 0; left &= left - 1) {
            last[Long.numberOfTrailingZeros(left)] = day;
        }
        count(series, day);
        complete |= of > 0 && doses[series] >= of ? 1L << series : 0;
        for (long left = antigens.parts() & ~(1L << series); left != 0; left &= left - 1) {
            count(Long.numberOfTrailingZeros(left), day);
        }
    }

    private void count(int series, int day) {
        first[series] = doses[series] == 0 ? day : first[series];
        doses[series]++;
    }

    private static int[] never(int many) {
        int[] days = new int[many];
        Arrays.fill(days, NEVER);
        return days;
    }

    private static int latest(int[] days, long diseases) {
        int latest = NEVER;
        for (long left = diseases; left != 0; left &= left - 1) {
            latest = Math.max(latest, days[Long.numberOfTrailingZeros(left)]);
        }
        return latest;
    }
}
