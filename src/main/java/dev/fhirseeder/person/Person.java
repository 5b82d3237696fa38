package dev.fhirseeder.person;

import dev.fhirseeder.vaccine.Term;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A synthetic resident; no field is drawn from a real one. Nothing here is drawn by the date as of which the record is
 * known; see {@link #knownOn}.
 *
 * @param gender administrative gender
 * @param birthDate on or before the population date
 * @param name in Latin letters
 * @param address in a municipality of the province, that of all members of the household
 * @param phone in an area code of the place and the range 555-0100 to 555-0199, which is reserved for fiction, in the
 *     form {@code 604-555-0123}; the household's
 * @param language the preferred language as a BCP 47 tag with its English name
 * @param ethnicity a SNOMED CT concept of CA Baseline's value set {@code ethnicitycode}, null if not stated
 * @param indigenousGroup null for those who do not identify as Indigenous
 * @param healthCard the provincial health number, null for a newborn who has none yet
 * @param guardian a contact for those who were minors on the population date, else null; one of the household if a parent is
 *     among its members
 * @param arrival how the person came to live in the province, null for those who were born there
 * @param deceased the day of death, null if none is drawn, or if it lies after the day for which {@link #knownOn} was
 *     asked
 */
public record Person(
        Gender gender,
        LocalDate birthDate,
        PersonName name,
        Address address,
        String phone,
        Term language,
        @Nullable Term ethnicity,
        @Nullable IndigenousGroup indigenousGroup,
        @Nullable HealthCard healthCard,
        @Nullable Guardian guardian,
        @Nullable Arrival arrival,
        @Nullable LocalDate deceased) {

    /** Returns the person without what lies after this day: a later death is not known yet. */
    public Person knownOn(LocalDate day) {
        if (deceased == null || !deceased.isAfter(day)) {
            return this;
        }
        return new Person(
                gender,
                birthDate,
                name,
                address,
                phone,
                language,
                ethnicity,
                indigenousGroup,
                healthCard,
                guardian,
                arrival,
                null);
    }
}
