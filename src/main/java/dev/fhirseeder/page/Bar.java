package dev.fhirseeder.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a {@link BarTable}.
 *
 * @param label what it is of
 * @param address where the label leads, null for nowhere
 * @param value how long the bar is
 * @param text the value for people
 * @param mark where a mark stands beside the bar, in the unit of the value; null for none
 * @param others what stands in the other columns
 */
public record Bar(
        String label,
        @Nullable String address,
        double value,
        String text,
        @Nullable Double mark,
        List<String> others) {

    /** Makes a row; what stands in the other columns comes last. */
    public Bar(
            String label,
            @Nullable String address,
            double value,
            String text,
            @Nullable Double mark,
            String... others) {
        this(label, address, value, text, mark, List.of(others));
    }

    /** Makes a row whose bar is a count. */
    public static Bar of(String label, long count, String... others) {
        return new Bar(label, null, count, Figures.whole(count), null, others);
    }
}
