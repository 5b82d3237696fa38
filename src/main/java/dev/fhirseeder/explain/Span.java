package dev.fhirseeder.explain;

import java.time.LocalDate;
import java.time.Period;

/** Ages as nurses write them: in days below a month, in months and days below two years, in years and months above. */
public final class Span {

    private static final int MONTHS_SHOWN = 24;

    private Span() {}

    /** Returns the age on a day, for example {@code 9d}, {@code 2m 3d} or {@code 14y 5m}. */
    @SuppressWarnings("JavaPeriodGetDays") // the days are told beside the months
    public static String age(LocalDate birth, LocalDate on) {
        Period age = birth.until(on);
        long months = age.toTotalMonths();
        if (months == 0) {
            return age.getDays() + "d";
        }
        if (months < MONTHS_SHOWN) {
            return months + "m" + (age.getDays() == 0 ? "" : " " + age.getDays() + "d");
        }
        return age.getYears() + "y" + (age.getMonths() == 0 ? "" : " " + age.getMonths() + "m");
    }
}
