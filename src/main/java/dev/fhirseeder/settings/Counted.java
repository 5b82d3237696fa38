package dev.fhirseeder.settings;

import java.util.Locale;

/** Counts in sentences, where one thing is called otherwise than many. Digits are the same wherever the machine stands. */
public final class Counted {

    private Counted() {}

    /**
     * Returns a count with its noun, such as "1 person" or "1,500 people".
     *
     * @param one the noun, and what else changes with it, of a single thing
     * @param many of none, or of more than one
     */
    public static String of(long count, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
    }

    /** Returns, to follow the word "found", how many people there are of those who are wanted, of whom somebody is missing. */
    public static String found(long found, long wanted) {
        return wanted == 1
                ? "nobody of the kind that is wanted"
                : String.format(Locale.ROOT, "%,d of the %,d people who are wanted", found, wanted);
    }
}
