package dev.fhirseeder.bundle;

import dev.fhirseeder.fhir.ReferenceStyle;
import dev.fhirseeder.fhir.Systems;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;

/** How resources stand in a Bundle, in HAPI's structures. */
final class Entries {

    private Entries() {}

    /** Returns a Bundle without entries. */
    static Bundle cover(BundleType type, Meta marks) {
        Bundle bundle = new Bundle().setType(type);
        bundle.setMeta(marks);
        return bundle;
    }

    /** Returns the entry of a resource with a logical id, which it keeps only where the server must take that id. */
    static BundleEntryComponent entry(Resource resource, WriteMode mode) {
        String type = resource.fhirType();
        String id = resource.getIdPart();
        if (!isIdentified(mode)) {
            resource.setId((String) null);
        }
        return new BundleEntryComponent()
                .setFullUrl(ReferenceStyle.URN.to(type, id))
                .setResource(resource)
                .setRequest(request(type, id, mode));
    }

    /** Tells whether resources are sent with their logical id. */
    static boolean isIdentified(WriteMode mode) {
        return mode == WriteMode.UPDATE;
    }

    private static BundleEntryRequestComponent request(String type, String id, WriteMode mode) {
        BundleEntryRequestComponent request = new BundleEntryRequestComponent();
        return switch (mode) {
            case UPDATE -> request.setMethod(HTTPVerb.PUT).setUrl(type + "/" + id);
            case CONDITIONAL_CREATE ->
                request.setMethod(HTTPVerb.POST)
                        .setUrl(type)
                        .setIfNoneExist("identifier=" + Systems.RESOURCE_ID + "|" + id);
            case CREATE -> request.setMethod(HTTPVerb.POST).setUrl(type);
        };
    }
}
