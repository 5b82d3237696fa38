package dev.fhirseeder.page;

import java.util.Locale;

/** Numbers as people read them, the same wherever the machine stands. */
public final class Figures {

    private Figures() {}

    /** Returns a whole number with separators, for example {@code 1,234}. */
    public static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Returns a number with one decimal place. */
    public static String tenths(double number) {
        return String.format(Locale.ROOT, "%,.1f", number);
    }

    /** Returns a share in percent with one decimal place, {@code –} of nothing. */
    public static String percent(long part, long whole) {
        return whole == 0 ? "–" : tenths(100.0 * part / whole) + " %";
    }

    /** Returns a coordinate of a drawing. */
    static String at(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    /** Returns the least round number that is not below: 1, 2 or 5 times a power of ten; at least 1. */
    static long ceiling(double number) {
        long power = 1;
        while (true) {
            for (long times : new long[] {1, 2, 5}) {
                if (times * power >= number) {
                    return times * power;
                }
            }
            power *= 10;
        }
    }
}
