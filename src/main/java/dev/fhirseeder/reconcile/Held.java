package dev.fhirseeder.reconcile;

import dev.fhirseeder.fhir.Systems;
import java.util.List;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/**
 * A resource as the server holds it.
 *
 * @param resource whole, or its identifiers and marks alone
 */
record Held(Resource resource) {

    /** Returns its type and its logical id on the server. */
    String place() {
        return resource.fhirType() + "/" + id();
    }

    /** Returns its logical id on the server. */
    String id() {
        return resource.getIdPart();
    }

    /** Returns the derived ids that it bears as identifiers: one of our own making has one. */
    List<String> derived() {
        Property identifiers = resource.getNamedProperty("identifier");
        return identifiers == null
                ? List.of()
                : identifiers.getValues().stream()
                        .filter(Identifier.class::isInstance)
                        .map(Identifier.class::cast)
                        .filter(identifier -> Systems.RESOURCE_ID.equals(identifier.getSystem()))
                        .map(Identifier::getValue)
                        .toList();
    }

    /** Tells whether it carries the tag of the seed. */
    boolean bears(long seed) {
        return resource.getMeta().getTag(Systems.SEED, Long.toString(seed)) != null;
    }
}
