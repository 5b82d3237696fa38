package dev.fhirseeder.vaccine;

import org.jspecify.annotations.Nullable;

/**
 * A market authorization holder.
 *
 * @param name as Canada's National Vaccine Catalogue writes it
 * @param mvx the code in CDC's list of manufacturers (MVX), null where it has none
 */
public record Manufacturer(String name, @Nullable String mvx) {

    /** Hashes the name alone, which a string remembers. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
