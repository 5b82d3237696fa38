package dev.fhirseeder.jurisdiction;

import java.util.List;

/**
 * A province or territory, as its data files describe it.
 *
 * @param code the postal abbreviation in lower case, for example {@code bc}
 * @param name the English name
 * @param healthNumbers the rule and the identifier system of its health numbers
 * @param places its municipalities
 * @param recordsAllergies whether its immunization registry keeps allergies
 */
public record Jurisdiction(
        String code, String name, HealthNumbers healthNumbers, List<Place> places, boolean recordsAllergies) {}
