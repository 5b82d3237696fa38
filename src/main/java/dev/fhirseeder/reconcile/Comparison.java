package dev.fhirseeder.reconcile;

import ca.uhn.fhir.context.FhirContext;
import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.fhir.ReferenceStyle;
import dev.fhirseeder.generate.PatientRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
     */
    Findings of(Portion portion, Predicate<PatientRecord> isCompared) {
        long seed = portion.people().get(0).key().seed();
        Map<String, Resource> whole = new HashMap<>();
        Map<String, List<String>> expected = expected(portion, isCompared, whole);
        Map<String, String> unsearchable = new TreeMap<>();
        List<Held> held = new ArrayList<>();
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
        int compared = (int) portion.people().stream().filter(isCompared).count();
        return new Findings(portion.people().size(), compared, findings(expected, whole, held), unsearchable);
    }

    private Map<String, List<String>> expected(
            Portion portion, Predicate<PatientRecord> isCompared, Map<String, Resource> whole) {
        Map<String, List<String>> expected = new TreeMap<>();
        for (PatientRecord record : portion.people()) {
            boolean compared = isCompared.test(record);
            for (Resource resource : mapper.resources(record, ReferenceStyle.RELATIVE)) {
                expected.computeIfAbsent(resource.fhirType(), type -> new ArrayList<>())
                        .add(resource.getIdPart());
                if (compared) {
                    whole.put(resource.getIdPart(), resource);
                }
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
