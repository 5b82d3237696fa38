package dev.fhirseeder.person;

import dev.fhirseeder.jurisdiction.Place;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is wanted of the people of a province. Nothing is drawn by it: who is not wanted is left out, and the others are who
 * they would be without it. With an age or a place, those who have died are left out, too.
 *
 * @param ageFrom the least age in completed years; null for any
 * @param ageTo the greatest age in completed years; null for any
 * @param places names of municipalities, in any case; empty for all
 */
public record Criteria(@Nullable Long ageFrom, @Nullable Long ageTo, List<String> places) {

    /** Everyone is wanted, the dead included. */
    public static final Criteria NONE = new Criteria(null, null, List.of());

    /** Tells whether everyone is wanted. */
    public boolean isEmpty() {
        return ageFrom == null && ageTo == null && places.isEmpty();
    }

    /** Tells whether somebody who was born on a day is of the wanted age on another. */
    boolean isOfAge(LocalDate birth, LocalDate day) {
        return (ageFrom == null || !birth.isAfter(day.minusYears(ageFrom)))
                && (ageTo == null || birth.isAfter(day.minusYears(ageTo + 1)));
    }

    /** Tells whether a municipality is among those that are wanted. */
    public boolean holds(Place place) {
        return places.isEmpty() || places.stream().anyMatch(place.name()::equalsIgnoreCase);
    }

    /** Tells whether people are left out for where they live. */
    boolean hasPlaces() {
        return !places.isEmpty();
    }
}
