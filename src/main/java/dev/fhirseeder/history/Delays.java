package dev.fhirseeder.history;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.random.Draws;
import java.util.List;
import java.util.Locale;

/**
 * How late doses are, in days. Each distribution is a list of quantiles with straight lines between them:
 * multiplication and addition only, because the functions of {@code Math} may differ in the last bit between
 * machines.
 */
public final class Delays {

    private static final List<String> COLUMNS = List.of("delay", "share", "days", "source", "confidence");

    private record Quantile(Delay delay, double share, double days) {}

    private final double[][] shares = new double[Delay.values().length][];
    private final double[][] days = new double[Delay.values().length][];

    private Delays(List<Quantile> quantiles) {
        for (Delay delay : Delay.values()) {
            List<Quantile> own =
                    quantiles.stream().filter(q -> q.delay() == delay).toList();
            shares[delay.ordinal()] = own.stream().mapToDouble(Quantile::share).toArray();
            days[delay.ordinal()] = own.stream().mapToDouble(Quantile::days).toArray();
            check(delay);
        }
    }

    /**
     * Reads {@code model/delays.csv}.
     *
     * @throws DataFileException if it is not as expected, or a distribution does not rise from share 0 to share 1
     */
    public static Delays load() {
        return new Delays(Table.read("model/delays.csv", COLUMNS, Delays::quantile));
    }

    /** Draws a delay in days, with exactly one draw. */
    int draw(Delay delay, Draws draws) {
        return at(delay, draws.unit());
    }

    /** Returns the delay in days that the given share of people does not exceed. */
    int at(Delay delay, double share) {
        double[] x = shares[delay.ordinal()];
        double[] y = days[delay.ordinal()];
        int i = 1;
        while (i < x.length - 1 && x[i] <= share) {
            i++;
        }
        return (int) (y[i - 1] + (y[i] - y[i - 1]) * (share - x[i - 1]) / (x[i] - x[i - 1]));
    }

    private static Quantile quantile(Row row) {
        row.text("source");
        return new Quantile(
                row.value(
                        "delay",
                        "a delay in lower case",
                        name -> Delay.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'))),
                row.decimal("share").doubleValue(),
                row.number("days"));
    }

    private void check(Delay delay) {
        double[] x = shares[delay.ordinal()];
        double[] y = days[delay.ordinal()];
        boolean good = x.length > 1 && x[0] == 0 && x[x.length - 1] == 1 && y[0] >= 0;
        for (int i = 1; good && i < x.length; i++) {
            good = x[i] > x[i - 1] && y[i] >= y[i - 1];
        }
        if (!good) {
            throw new DataFileException(
                    "model/delays.csv", "the quantiles of " + delay + " do not rise from share 0 to share 1");
        }
    }
}
