package dev.fhirseeder.history;

import dev.fhirseeder.vaccine.Listing;
import java.util.Arrays;

/** The pregnancies of one person that end in a birth, in their order; days are counted from 1970-01-01. */
final class Pregnancies {

    /** From the first day of the last period to the day of birth. */
    static final int DAYS = 280;

    /** Of nobody, or of who has none. */
    static final Pregnancies NONE = new Pregnancies(new int[0], 0);

    /** After a live vaccine a pregnancy is avoided for a month (BCCDC; the interval is unsourced). */
    private static final int AVOIDED = 28;

    /** SNOMED CT, "Nasal route (qualifier value)": the influenza vaccine given by it is live. */
    private static final String NASAL = "46713006";

    private final int[] births;

    /**
     * Keeps the days of birth.
     *
     * @param births of the children, ascending
     * @param count how many of them count
     */
    Pregnancies(int[] births, int count) {
        this.births = Arrays.copyOf(births, count);
    }

    /** Returns how many there are. */
    int count() {
        return births.length;
    }

    /** Returns the first day of one of them. */
    int begin(int number) {
        return births[number] - DAYS;
    }

    /** Returns the day of birth that ends one of them. */
    int birth(int number) {
        return births[number];
    }

    /** Returns the number of the pregnancy that lasts on that day, -1 if there is none; it ends with the day before the birth. */
    int at(int day) {
        for (int i = 0; i < births.length; i++) {
            if (day >= begin(i) && day < births[i]) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the day itself, or the first day after it on which live vaccines may be given. */
    int clearFrom(int day) {
        int clear = day;
        for (int i = 0; i < births.length; i++) {
            if (clear >= begin(i) - AVOIDED && clear < births[i]) {
                clear = births[i];
            }
        }
        return clear;
    }

    /** Tells whether a product is not to be given in any pregnancy. */
    static boolean forbid(Listing listing) {
        return listing.live() || listing.product().route().code().equals(NASAL);
    }
}
