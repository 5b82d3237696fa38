package dev.fhirseeder.jurisdiction;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;

/**
 * What {@code jurisdiction.json} says, key by key. Every key must be there; {@code versions} may be {@code null}.
 *
 * @param code the folder's name
 * @param name the English name
 * @param healthNumbers how insured people are numbered
 * @param registry what the immunization registry keeps
 */
record JurisdictionFile(String code, String name, Numbers healthNumbers, RegistryFacts registry) {

    /**
     * The part {@code healthNumbers}.
     *
     * @param system the URI of the identifier system
     * @param scheme the name of a {@link NumberScheme}
     * @param versions null where cards have no version code
     * @param source where these facts come from
     */
    record Numbers(
            String system,
            String scheme,
            @JsonSetter(nulls = Nulls.SET) @Nullable Versions versions,
            String source) {}

    /**
     * The part {@code healthNumbers.versions}; see {@link VersionCodes}.
     *
     * @param letters how many
     * @param everyoneBornFrom an ISO date
     * @param shareOfOlder 0 to 1
     * @param source where these facts come from
     */
    record Versions(int letters, String everyoneBornFrom, double shareOfOlder, String source) {}

    /**
     * The part {@code registry}; see {@link Registry}.
     *
     * @param recordsAllergies whether it keeps allergies
     * @param since an ISO date
     * @param consentShare 0 to 1
     * @param source where these facts come from
     */
    record RegistryFacts(
            boolean recordsAllergies, String since, String electronicSince, double consentShare, String source) {}
}
