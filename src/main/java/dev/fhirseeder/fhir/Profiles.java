package dev.fhirseeder.fhir;

import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceType;

/**
 * The profiles that our resources conform to, by canonical URL without a version. What is claimed here is proved over
 * the sample by the tests; why two profiles of CA Baseline are not claimed, too.
 */
final class Profiles {

    private static final String CA_BASELINE = "http://hl7.org/fhir/ca/baseline/StructureDefinition/profile-";
    private static final String IPS = "http://hl7.org/fhir/uv/ips/StructureDefinition/";

    private static final List<String> PATIENT = List.of(CA_BASELINE + "patient", IPS + "Patient-uv-ips");
    private static final List<String> IMMUNIZATION = List.of(IPS + "Immunization-uv-ips");
    private static final List<String> ALLERGY = List.of(IPS + "AllergyIntolerance-uv-ips");
    private static final List<String> CONDITION = List.of(CA_BASELINE + "condition");
    private static final List<String> OBSERVATION = List.of(CA_BASELINE + "observation");

    private Profiles() {}

    /** Adds to a resource the claims of its type; none is known for a Consent. */
    static void claim(Resource resource) {
        of(resource.getResourceType()).forEach(resource.getMeta()::addProfile);
    }

    /** Returns what resources of that type conform to, perhaps nothing. */
    static List<String> of(ResourceType type) {
        return switch (type) {
            case Patient -> PATIENT;
            case Immunization -> IMMUNIZATION;
            case AllergyIntolerance -> ALLERGY;
            case Condition -> CONDITION;
            case Observation -> OBSERVATION;
            default -> List.of();
        };
    }
}
