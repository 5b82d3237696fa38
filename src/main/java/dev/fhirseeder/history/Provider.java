package dev.fhirseeder.history;

/**
 * Who gave a dose and where: logical references, never resources of their own.
 *
 * @param identifier of the organization in our own identifier system, for example {@code bc-FHA}
 * @param organization its name, for example {@code Fraser Health}
 * @param site of the place in our own identifier system, for example {@code bc-FHA-public-health-surrey}
 * @param clinic the kind of place, for people, for example {@code Public health clinic, Surrey}
 */
public record Provider(String identifier, String organization, String site, String clinic) {

    /** Hashes the site alone, which a string remembers: providers are looked up for every dose. */
    @Override
    public int hashCode() {
        return site.hashCode();
    }
}
