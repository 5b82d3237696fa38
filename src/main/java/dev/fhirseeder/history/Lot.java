package dev.fhirseeder.history;

import java.time.LocalDate;

/**
 * A manufacturer's lot; invented, in the shape that such numbers have.
 *
 * @param number letters and digits
 * @param expiry the last day of use, after every dose given from it
 */
public record Lot(String number, LocalDate expiry) {

    /** Hashes the number alone, which a string remembers. */
    @Override
    public int hashCode() {
        return number.hashCode();
    }
}
