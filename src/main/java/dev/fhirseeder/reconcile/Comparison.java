package dev.fhirseeder.reconcile;

import ca.uhn.fhir.context.FhirContext;
import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.fhir.ReferenceStyle;
import dev.fhirseeder.generate.PatientRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Compares what the server holds of some people with what it should hold. */
public final class Comparison {

    private final Holdings holdings;
    private final RecordMapper mapper;
    private final Trees trees;
    private final boolean derivedIds;

    /**
     * Prepares the comparing.
     *
     * @param holdings of the server
     * @param mapper makes what should be there
     * @param fhir the context of FHIR R4
     * @param derivedIds whether the server must hold each resource under the id that we derive
     */
    public Comparison(Holdings holdings, RecordMapper mapper, FhirContext fhir, boolean derivedIds) {
        this.holdings = holdings;
        this.mapper = mapper;
        this.trees = new Trees(fhir, derivedIds);
        this.derivedIds = derivedIds;
    }

    /** Returns how many resources of a type carry the tag of a seed. */
    long count(String type, long seed) {
        return holdings.count(type, seed);
    }

    /**
     * Asks for all resources of some people, and whole for those whose content is compared.
     *
     * @param isCompared tells whose content is
     * @param known types that the server does not find by identifier, which are not asked for again
     */
    Findings of(Portion portion, Predicate<PatientRecord> isCompared, Map<String, String> known) {
        long seed = portion.people().get(0).key().seed();
        Map<String, Resource> whole = new HashMap<>();
        List<Set<String>> compared = new ArrayList<>();
        Map<String, List<String>> expected = expected(portion, isCompared, whole, compared);
        Map<String, String> unsearchable = new TreeMap<>(known);
        List<Held> held = new ArrayList<>();
        expected.keySet().removeAll(known.keySet());
        expected.forEach((type, ids) -> {
            try {
                held.addAll(holdings.find(
                        type,
                        seed,
                        ids.stream().filter(id -> !whole.containsKey(id)).toList(),
                        false));
                held.addAll(holdings.find(
                        type, seed, ids.stream().filter(whole::containsKey).toList(), true));
            } catch (UnsearchableException e) {
                unsearchable.put(type, e.getMessage());
            }
        });
        expected.keySet().removeAll(unsearchable.keySet());
        int wholly = (int) compared.stream()
                .filter(types -> Collections.disjoint(types, unsearchable.keySet()))
                .count();
        return new Findings(portion.people().size(), wholly, findings(expected, whole, held), unsearchable);
    }

    /** Fills in, too, what is compared: the resources by their ids, and the types of each person. */
    private Map<String, List<String>> expected(
            Portion portion,
            Predicate<PatientRecord> isCompared,
            Map<String, Resource> whole,
            List<Set<String>> compared) {
        Map<String, List<String>> expected = new TreeMap<>();
        for (PatientRecord record : portion.people()) {
            List<Resource> resources = mapper.resources(record, ReferenceStyle.RELATIVE);
            resources.forEach(resource -> expected.computeIfAbsent(resource.fhirType(), type -> new ArrayList<>())
                    .add(resource.getIdPart()));
            if (isCompared.test(record)) {
                resources.forEach(resource -> whole.put(resource.getIdPart(), resource));
                compared.add(resources.stream().map(Resource::fhirType).collect(Collectors.toSet()));
            }
        }
        return expected;
    }

    private List<Finding> findings(Map<String, List<String>> expected, Map<String, Resource> whole, List<Held> held) {
        Map<String, Map<String, Held>> byDerived = new HashMap<>();
        Map<String, String> derived = new HashMap<>();
        held.forEach(one -> one.derived().forEach(id -> {
            byDerived
                    .computeIfAbsent(one.resource().fhirType() + "/" + id, place -> new LinkedHashMap<>())
                    .put(one.place(), one);
            derived.put(one.place(), one.resource().fhirType() + "/" + id);
        }));
        return expected.entrySet().stream()
                .flatMap(type -> type.getValue().stream().map(id -> {
                    Map<String, Held> found = byDerived.getOrDefault(type.getKey() + "/" + id, Map.of());
                    return new Finding(type.getKey(), id, found.size(), difference(id, found, whole.get(id), derived));
                }))
                .collect(Collectors.toList());
    }

    private @Nullable String difference(
            String id, Map<String, Held> found, @Nullable Resource whole, Map<String, String> derived) {
        if (found.size() != 1) {
            return null;
        }
        Held held = found.values().iterator().next();
        if (derivedIds && !held.id().equals(id)) {
            return "$.id";
        }
        return whole == null
                ? null
                : Difference.between(trees.of(whole, Map.of()), trees.of(held.resource(), derived))
                        .orElse(null);
    }
}
