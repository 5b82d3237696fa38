package dev.fhirseeder.vaccine;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A product with the terms on which the catalogue lists it.
 *
 * @param product what it is
 * @param minimumAge the youngest age at which it is given
 * @param maximumAge the age from which it is no longer given (exclusive), null if there is none
 * @param live whether it is a live vaccine given by injection, which must keep 28 days from any other such, unless both
 *     are given on one day
 * @param firstUsed the first day on which it is given
 * @param lastUsed the last day on which it is given (inclusive), null if it is still in use
 */
public record Listing(
        Product product,
        Age minimumAge,
        @Nullable Age maximumAge,
        boolean live,
        LocalDate firstUsed,
        @Nullable LocalDate lastUsed) {

    private static final String ABROAD = " (abroad)";

    /** Tells whether it is known from reports of doses that were given abroad only; its abbreviation ends so. */
    public boolean isAbroadOnly() {
        return product.abbreviation().endsWith(ABROAD);
    }

    /** Tells whether it may be given on that day to someone born on that birth date. */
    public boolean usable(LocalDate birth, LocalDate on) {
        return !on.isBefore(firstUsed)
                && (lastUsed == null || !on.isAfter(lastUsed))
                && minimumAge.reached(birth, on)
                && (maximumAge == null || !maximumAge.reached(birth, on));
    }
}
