package dev.fhirseeder.reconcile;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import dev.fhirseeder.deliver.Diagnosis;
import dev.fhirseeder.deliver.Failure;
import dev.fhirseeder.deliver.QuestionException;
import dev.fhirseeder.settings.Counted;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;

/** Deletes resources by their ids, many in one request. Those that are gone already are no fault. */
public final class Deletion {

    private static final Set<Integer> GONE = Set.of(404, 410);

    /** Says of one deletion all there is to say, though of a Bundle it says nothing. */
    private static final int NO_CONTENT = 204;

    private final IGenericClient client;
    private final BundleType type;

    /**
     * Prepares the deleting.
     *
     * @param client of the server
     * @param type transaction, or batch for servers that know no transactions
     */
    public Deletion(IGenericClient client, BundleType type) {
        this.client = client;
        this.type = type;
    }

    /**
     * Deletes resources, none of which may refer to another. If the whole request fails since one is gone, each is deleted
     * alone: it must not keep the others, and only of one does such a status say that it is gone.
     *
     * @throws QuestionException if one is not deleted, or if that is not known
     */
    void of(List<Held> resources) {
        try {
            check(
                    client.transaction()
                            .withBundle(bundle(resources))
                            .encodedJson()
                            .execute(),
                    resources);
        } catch (ResourceGoneException | ResourceNotFoundException e) {
            resources.forEach(this::alone);
        }
    }

    private void alone(Held held) {
        try {
            client.delete()
                    .resourceById(new IdType(held.resource().fhirType(), held.id()))
                    .execute();
        } catch (ResourceGoneException | ResourceNotFoundException e) {
            return;
        } catch (RuntimeException e) {
            if (Diagnosis.of(e).status() != NO_CONTENT) {
                throw e;
            }
        }
    }

    private Bundle bundle(List<Held> resources) {
        Bundle bundle = new Bundle().setType(type);
        for (Held held : resources) {
            BundleEntryComponent entry = bundle.addEntry();
            entry.getRequest().setMethod(HTTPVerb.DELETE).setUrl(held.place());
        }
        return bundle;
    }

    private static void check(Bundle answer, List<Held> resources) {
        if (answer.getEntry().size() != resources.size()) {
            throw new QuestionException(
                    Failure.OUTCOME_UNKNOWN,
                    "the answer has %s for %s"
                            .formatted(
                                    Counted.of(answer.getEntry().size(), "entry", "entries"),
                                    Counted.of(resources.size(), "deletion", "deletions")));
        }
        for (int i = 0; i < resources.size(); i++) {
            String text = String.valueOf(answer.getEntry().get(i).getResponse().getStatus());
            int status = text.matches("\\d{3}(\\D.*)?") ? Integer.parseInt(text.substring(0, 3)) : 0;
            if (status / 100 != 2 && !GONE.contains(status)) {
                throw new QuestionException(
                        status,
                        "the server answers %d to DELETE %s"
                                .formatted(status, resources.get(i).place()));
            }
        }
    }
}
