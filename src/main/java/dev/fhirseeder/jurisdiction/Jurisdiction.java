package dev.fhirseeder.jurisdiction;

import java.time.LocalDate;
import java.util.List;

/**
 * A province or territory, as its data files describe it.
 *
 * @param code the postal abbreviation in lower case, for example {@code bc}
 * @param name the English name
 * @param healthNumbers the rule and the identifier system of its health numbers
 * @param places its municipalities
 * @param recordsAllergies whether its immunization registry keeps allergies
 * @param registry its immunization registry
 */
public record Jurisdiction(
        String code,
        String name,
        HealthNumbers healthNumbers,
        List<Place> places,
        boolean recordsAllergies,
        Registry registry) {

    /** Makes a jurisdiction whose registry has always been, with everyone's consent. */
    public Jurisdiction(
            String code, String name, HealthNumbers healthNumbers, List<Place> places, boolean recordsAllergies) {
        this(code, name, healthNumbers, places, recordsAllergies, new Registry(LocalDate.MIN, LocalDate.MIN, 1));
    }
}
