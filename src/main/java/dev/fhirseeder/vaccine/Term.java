package dev.fhirseeder.vaccine;

/**
 * A code with the display that belongs to it. Which code system it is of follows from where it stands; the URIs are in
 * {@code dev.fhirseeder.fhir.Systems}.
 *
 * @param code as the code system writes it
 * @param display the code system's own words for that code
 */
public record Term(String code, String display) {

    /** Hashes the code alone, which a string remembers: terms are looked up for every resource. */
    @Override
    public int hashCode() {
        return code.hashCode();
    }
}
