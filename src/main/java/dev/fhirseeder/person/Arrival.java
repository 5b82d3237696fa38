package dev.fhirseeder.person;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How someone who has not always lived in the province came there.
 *
 * @param date the first day of residence, after the birth date and on or before the population date
 * @param from the two-letter code of another province in lower case, or the name of a region of the world as in
 *     {@code catalogue/countries.csv}
 * @param country of birth, as its ISO 3166-1 code of two letters; null for those who come from another province
 */
public record Arrival(LocalDate date, String from, @Nullable String country) {

    /** Describes an arrival whose country of birth is not known. */
    public Arrival(LocalDate date, String from) {
        this(date, from, null);
    }
}
