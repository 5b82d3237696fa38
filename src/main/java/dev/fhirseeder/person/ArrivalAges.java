package dev.fhirseeder.person;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.random.Draws;
import java.util.List;

/**
 * How old people are when they come to live in the province: quantiles with straight lines between them, cut at the age
 * that the person has.
 */
final class ArrivalAges {

    private static final String PATH = "model/arrival_ages.csv";
    private static final List<String> COLUMNS = List.of("from", "share", "age", "source", "confidence");
    private static final double DAYS_A_YEAR = 365.25;

    private record Quantile(String from, double share, int age) {}

    private final double[] shares;
    private final double[] ages;

    private ArrivalAges(double[] shares, double[] ages) {
        this.shares = shares;
        this.ages = ages;
    }

    /**
     * Reads one distribution of {@code model/arrival_ages.csv}.
     *
     * @param from {@code abroad} or {@code province}
     * @throws DataFileException if the file is missing or wrong, or the quantiles do not rise from share 0 to share 1
     */
    static ArrivalAges of(String from) {
        List<Quantile> own = Table.read(PATH, COLUMNS, ArrivalAges::quantile).stream()
                .filter(quantile -> quantile.from().equals(from))
                .toList();
        double[] shares = own.stream().mapToDouble(Quantile::share).toArray();
        double[] ages = own.stream().mapToDouble(Quantile::age).toArray();
        boolean good = shares.length > 1 && shares[0] == 0 && shares[shares.length - 1] == 1;
        for (int i = 1; good && i < shares.length; i++) {
            good = shares[i] > shares[i - 1] && ages[i] > ages[i - 1];
        }
        if (!good) {
            throw new DataFileException(PATH, "the quantiles from " + from + " do not rise from share 0 to share 1");
        }
        return new ArrivalAges(shares, ages);
    }

    /** Draws how many days after birth someone came who has lived that many, with exactly one draw; not more than those. */
    int days(int lived, Draws draws) {
        double share = draws.unit() * between(ages, shares, lived / DAYS_A_YEAR);
        return Math.min(lived, (int) (between(shares, ages, share) * DAYS_A_YEAR));
    }

    /** Returns the y of an x on the line through the points. */
    private static double between(double[] xs, double[] ys, double x) {
        int i = 1;
        while (i < xs.length - 1 && xs[i] <= x) {
            i++;
        }
        double share = Math.min(1, (x - xs[i - 1]) / (xs[i] - xs[i - 1]));
        return ys[i - 1] + (ys[i] - ys[i - 1]) * share;
    }

    private static Quantile quantile(Row row) {
        row.text("source");
        row.text("confidence");
        return new Quantile(row.text("from"), Shares.fraction(row, "share"), row.number("age"));
    }
}
