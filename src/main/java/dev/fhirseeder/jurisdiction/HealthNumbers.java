package dev.fhirseeder.jurisdiction;

import org.jspecify.annotations.Nullable;

/**
 * How a province numbers its insured people.
 *
 * @param system the URI of the identifier system
 * @param scheme turns a rank into a valid number
 * @param versions the version codes of its cards, null where cards have none
 */
public record HealthNumbers(
        String system, NumberScheme scheme, @Nullable VersionCodes versions) {

    /** Makes health numbers whose cards have no version code. */
    public HealthNumbers(String system, NumberScheme scheme) {
        this(system, scheme, null);
    }

    /**
     * Returns the number of a rank.
     *
     * @param rank in [0, capacity of the scheme)
     * @throws IndexOutOfBoundsException if the rank is outside the range
     */
    public String number(long rank, NumberStyle style) {
        return style == NumberStyle.VALID ? scheme.number(rank) : scheme.failing(rank);
    }
}
