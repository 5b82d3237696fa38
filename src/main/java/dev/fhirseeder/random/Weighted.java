package dev.fhirseeder.random;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Values with relative weights, drawn in proportion to them.
 *
 * @param <T> what is drawn
 */
public final class Weighted<T> {

    private final List<T> values;
    private final double[] upTo;

    private Weighted(List<T> values, double[] upTo) {
        this.values = values;
        this.upTo = upTo;
    }

    /**
     * Prepares the draw.
     *
     * @param values at least one; their order is part of the result of a draw
     * @param weight relative, not negative; the unit is free (shares, percent, counts)
     * @throws IllegalArgumentException if there is no value, a weight is negative or not a number, or all are 0
     */
    public static <T> Weighted<T> of(List<? extends T> values, ToDoubleFunction<? super T> weight) {
        double[] upTo = new double[values.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            double share = weight.applyAsDouble(values.get(i));
            if (!(share >= 0)) {
                throw new IllegalArgumentException(
                        "A weight must not be negative, found " + share + " for " + values.get(i));
            }
            sum += share;
            upTo[i] = sum;
        }
        if (!(sum > 0)) {
            throw new IllegalArgumentException("At least one value must have a weight above 0, found " + values);
        }
        return new Weighted<>(List.copyOf(new ArrayList<T>(values)), upTo);
    }

    /** Draws one value, with exactly one draw from the stream. */
    public T pick(Draws draws) {
        double at = draws.unit() * upTo[upTo.length - 1];
        int found = Arrays.binarySearch(upTo, at);
        int index = found >= 0 ? found + 1 : -found - 1;
        return values.get(Math.min(index, values.size() - 1));
    }
}
