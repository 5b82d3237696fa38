package dev.fhirseeder.page;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Numbers as people read them, the same wherever the machine stands. */
public final class Figures {

    private static final int TEN = 10;
    private static final long[] ROUND = {4, 8, 12, 16, 20, 24, 28, 32, 40};
    private static final int THOUSAND = 1000;
    private static final List<String> UNITS = List.of("bytes", "kB", "MB", "GB", "TB");

    private Figures() {}

    /** Returns a whole number with separators, for example {@code 1,234}. */
    public static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Returns a number with one decimal place. */
    public static String tenths(double number) {
        return String.format(Locale.ROOT, "%,.1f", number);
    }

    /** Returns a time in seconds with as many decimal places as it has, for example {@code 7.25 s}. */
    public static String seconds(long milliseconds) {
        return BigDecimal.valueOf(milliseconds, 3).stripTrailingZeros().toPlainString() + " s";
    }

    /** Returns a share in percent with one decimal place, {@code –} of nothing. */
    public static String percent(long part, long whole) {
        return whole == 0 ? "–" : tenths(100.0 * part / whole) + " %";
    }

    /** Returns a length in the largest unit of which there is at least one, for example {@code 511.0 MB}. */
    public static String bytes(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= THOUSAND && unit < UNITS.size() - 1) {
            size /= THOUSAND;
            unit++;
        }
        return (unit == 0 ? whole(bytes) : tenths(size)) + " " + UNITS.get(unit);
    }

    /** Returns a coordinate of a drawing. */
    static String at(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    /** Returns a round number that is not below, and that can be divided by four from 4 on; at least 1. */
    static long ceiling(double number) {
        if (number <= 2) {
            return number <= 1 ? 1 : 2;
        }
        for (long power = 1; ; power *= TEN) {
            for (long times : ROUND) {
                if (times * power >= number) {
                    return times * power;
                }
            }
        }
    }
}
