package dev.fhirseeder.history;

import dev.fhirseeder.vaccine.Term;
import java.time.LocalDate;

/**
 * An allergy or intolerance.
 *
 * @param role see {@link Event#role()}
 * @param date the day on which it was recorded, on or after the onset
 * @param onset on or after the birth date
 * @param substance the SNOMED CT concept of the allergy
 * @param category what kind of substance it is
 * @param criticality the potential harm of the next exposure
 * @param confirmed whether it is confirmed rather than reported only
 * @param manifestation the SNOMED CT concept of what was seen
 */
public record Allergy(
        String role,
        LocalDate date,
        LocalDate onset,
        Term substance,
        Category category,
        Criticality criticality,
        boolean confirmed,
        Term manifestation)
        implements Event {

    /** The categories of FHIR's value set {@code allergy-intolerance-category}. */
    public enum Category {
        FOOD,
        MEDICATION,
        ENVIRONMENT,
        BIOLOGIC
    }

    /** The criticalities that are used, of FHIR's value set {@code allergy-intolerance-criticality}. */
    public enum Criticality {
        LOW,
        HIGH
    }
}
