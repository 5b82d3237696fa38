package dev.fhirseeder.reconcile;

import ca.uhn.fhir.rest.api.CacheControlDirective;
import ca.uhn.fhir.rest.api.SearchStyleEnum;
import ca.uhn.fhir.rest.api.SummaryEnum;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.gclient.IQuery;
import ca.uhn.fhir.rest.gclient.TokenClientParam;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import com.google.common.collect.Iterables;
import dev.fhirseeder.deliver.Failure;
import dev.fhirseeder.deliver.QuestionException;
import dev.fhirseeder.fhir.Systems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;

/**
 * What a server holds under the tag of a seed. It is asked afresh each time: a result that the server has kept from before
 * would hold what is gone. Each method throws what HAPI's client throws if no good answer comes.
 */
public final class Holdings {

    /** A list of ids goes in the body of a request, so that it may be long; some servers bound the values of one parameter. */
    private static final int IDS = 100;

    /** So many are kept in memory, at most: each of the ids would stand there fifty times. */
    private static final int MOST = 50 * IDS;

    /** Answers of a server that does not know the parameter or the way of asking; other refusals are not about these. */
    private static final Set<Integer> NOT_SEARCHABLE = Set.of(400, 404, 405, 422, 501);

    private final IGenericClient client;

    /** Prepares the asking. */
    public Holdings(IGenericClient client) {
        this.client = client;
    }

    /** Returns how many resources of a type carry the tag of a seed. */
    long count(String type, long seed) {
        Bundle answer = query(type, seed).summaryMode(SummaryEnum.COUNT).execute();
        if (!answer.hasTotal()) {
            throw new QuestionException(Failure.PERMANENT, "the server does not say how many it holds of " + type);
        }
        return answer.getTotal();
    }

    /** Returns some of the resources of a type that carry the tag of a seed, about as many as are wanted; none if none do. */
    List<Held> some(String type, long seed, int wanted) {
        return held(query(type, seed)
                .elementsSubset("identifier", "meta")
                .count(wanted)
                .execute());
    }

    /**
     * Returns the resources of a type that carry the tag of a seed and a derived id.
     *
     * @param ids the derived ids, in any number
     * @param whole whether all of each resource is wanted, or its identifiers and marks alone
     * @throws QuestionException if its pages cannot be followed, or if there are too many
     * @throws UnsearchableException if the server does not find this type by identifier
     */
    List<Held> find(String type, long seed, Collection<String> ids, boolean whole) {
        List<Held> found = new ArrayList<>();
        for (List<String> some : Iterables.partition(ids, IDS)) {
            try {
                found.addAll(found(type, seed, Set.copyOf(some), whole));
            } catch (BaseServerResponseException e) {
                throw NOT_SEARCHABLE.contains(e.getStatusCode())
                        ? new UnsearchableException("the server answers " + e.getStatusCode())
                        : e;
            }
        }
        return found;
    }

    /** Each page is looked at before the next is asked for: a server that ignores the ids would show all that it holds. */
    private Collection<Held> found(String type, long seed, Set<String> ids, boolean whole) {
        IQuery<Bundle> query = query(type, seed)
                .where(new TokenClientParam("identifier").exactly().systemAndValues(Systems.RESOURCE_ID, ids))
                .count(2 * IDS)
                .usingStyle(SearchStyleEnum.POST);
        Map<String, Held> found = new LinkedHashMap<>();
        Iterator<Bundle> pages =
                new Pages(client, (whole ? query : query.elementsSubset("identifier", "meta")).execute());
        while (pages.hasNext()) {
            for (Held held : held(pages.next())) {
                if (Collections.disjoint(held.derived(), ids)) {
                    throw new UnsearchableException("the server answers with what was not asked for");
                }
                found.put(held.place(), held);
            }
            if (found.size() > MOST) {
                throw new QuestionException(
                        Failure.PERMANENT, "the server holds more than %d of %d %s".formatted(MOST, ids.size(), type));
            }
        }
        return found.values();
    }

    private IQuery<Bundle> query(String type, long seed) {
        return client.search()
                .forResource(type)
                .withTag(Systems.SEED, Long.toString(seed))
                .cacheControl(fresh())
                .encodedJson()
                .returnBundle(Bundle.class);
    }

    private static CacheControlDirective fresh() {
        return new CacheControlDirective().setNoCache(true);
    }

    private static List<Held> held(Bundle page) {
        return page.getEntry().stream()
                .filter(Bundle.BundleEntryComponent::hasResource)
                .filter(entry -> entry.getSearch().getMode() == null
                        || entry.getSearch().getMode() == Bundle.SearchEntryMode.MATCH)
                .map(entry -> new Held(entry.getResource()))
                .toList();
    }
}
