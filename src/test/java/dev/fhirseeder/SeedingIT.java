package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.fhir.R4;
import dev.fhirseeder.jurisdiction.Jurisdiction;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.server.Clients;
import dev.fhirseeder.server.SharedServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The main job, against a real FHIR server. */
class SeedingIT {

    private static final List<String> TYPES =
            List.of("Patient", "Immunization", "AllergyIntolerance", "Condition", "Consent", "Observation");

    private static final String SEED_TAG = "https://fhirseeder.dev/fhir/seed";

    private final IGenericClient server = Clients.of(SharedServer.get().baseUrl());

    @TempDir
    Path data;

    @ParameterizedTest
    @CsvSource({"bc, 71", "on, 72"})
    void two_hundred_people_arrive_and_hold_up(String pt, long seed) {
        // When
        JsonNode report = seed(data, pt, seed, 200, "update");

        // Then
        Map<String, Integer> held = counts(seed);
        assertThat(held).isEqualTo(resources(report));
        assertThat(held.get("Patient")).isEqualTo(200);
        assertThat(held.get("Immunization")).isGreaterThan(1000);
        assertThat(held.get("AllergyIntolerance")).satisfies(allergies -> {
            if (pt.equals("bc")) {
                assertThat(allergies).isPositive();
            } else {
                assertThat(allergies).isZero();
            }
        });
        List<Resource> resources = all(seed);
        assertThat(resources)
                .hasSize(held.values().stream().mapToInt(Integer::intValue).sum());
        everyPatientIsThere(resources);
        everyHealthNumberIsUniqueAndPasses(pt, resources);
        everyResourceIsMarked(seed, resources);
    }

    @Test
    void the_same_seed_sent_again_changes_neither_counts_nor_content() {
        // Given
        seed(data.resolve("first"), "bc,on", 73, 100, "update");
        Map<String, Integer> counts = counts(73);
        Set<String> content = content(all(73));

        // When
        JsonNode report = seed(data.resolve("second"), "bc,on", 73, 100, "update");

        // Then
        assertThat(report.get("delivered").asInt()).isEqualTo(100);
        assertThat(counts(73)).isEqualTo(counts);
        assertThat(content(all(73))).isEqualTo(content);
    }

    @Test
    void conditional_create_sent_again_creates_nothing() {
        // Given
        seed(data.resolve("first"), "bc", 74, 10, "conditional-create");
        Map<String, Integer> counts = counts(74);

        // When
        JsonNode again = seed(data.resolve("second"), "bc", 74, 10, "conditional-create");

        // Then
        assertThat(counts).containsEntry("Patient", 10).isEqualTo(resources(again));
        assertThat(counts(74)).isEqualTo(counts);
        everyPatientIsThere(all(74));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void plain_create_creates_each_time(int times) {
        // Given
        long seed = 750L + times;

        // When
        for (int i = 0; i < times; i++) {
            seed(data.resolve("run" + i), "on", seed, 5, "create");
        }

        // Then
        assertThat(counts(seed)).containsEntry("Patient", 5 * times);
        everyPatientIsThere(all(seed));
    }

    private static JsonNode seed(Path data, String pt, long seed, int people, String mode) {
        Seeding seeding = new Seeding(data)
                .with("FHIR_URL", SharedServer.get().baseUrl())
                .with("PT", pt)
                .with("SEED", seed)
                .with("AS_OF", "2026-11-22")
                .with("NUM_RECORDS", people)
                .with("PARALLELISM", 2)
                .with("WRITE_MODE", mode);
        assertThat(seeding.run()).as("exit code").isZero();
        return seeding.report();
    }

    private static void everyPatientIsThere(List<Resource> resources) {
        Set<String> patients = resources.stream()
                .filter(Patient.class::isInstance)
                .map(resource -> "Patient/" + resource.getIdPart())
                .collect(Collectors.toSet());
        assertThat(resources)
                .filteredOn(Immunization.class::isInstance)
                .allSatisfy(resource -> assertThat(patients)
                        .contains(((Immunization) resource).getPatient().getReference()));
    }

    private static void everyHealthNumberIsUniqueAndPasses(String pt, List<Resource> resources) {
        Jurisdiction jurisdiction = Jurisdictions.onClassPath().find(pt).orElseThrow();
        List<String> numbers = resources.stream()
                .filter(Patient.class::isInstance)
                .flatMap(resource -> ((Patient) resource).getIdentifier().stream())
                .filter(id -> jurisdiction.healthNumbers().system().equals(id.getSystem()))
                .map(Identifier::getValue)
                .toList();
        assertThat(numbers)
                .hasSize(200)
                .doesNotHaveDuplicates()
                .allMatch(jurisdiction.healthNumbers().scheme()::isValid);
    }

    private static void everyResourceIsMarked(long seed, List<Resource> resources) {
        assertThat(resources).allSatisfy(resource -> {
            assertThat(resource.getMeta().getSecurity("http://terminology.hl7.org/CodeSystem/v3-ActReason", "HTEST"))
                    .isNotNull();
            assertThat(resource.getMeta().getTag(SEED_TAG, Long.toString(seed))).isNotNull();
        });
    }

    private Map<String, Integer> counts(long seed) {
        Map<String, Integer> counts = new TreeMap<>();
        TYPES.forEach(type -> counts.put(
                type,
                server.search()
                        .byUrl(type + "?_summary=count&_tag=" + SEED_TAG + "|" + seed)
                        .returnBundle(Bundle.class)
                        .execute()
                        .getTotal()));
        return counts;
    }

    private static Map<String, Integer> resources(JsonNode report) {
        Map<String, Integer> counts = new TreeMap<>();
        TYPES.forEach(
                type -> counts.put(type, report.get("resources").path(type).asInt()));
        return counts;
    }

    private List<Resource> all(long seed) {
        return TYPES.stream().flatMap(type -> all(type, seed).stream()).toList();
    }

    private List<Resource> all(String type, long seed) {
        Bundle page = server.search()
                .byUrl(type + "?_count=500&_tag=" + SEED_TAG + "|" + seed)
                .returnBundle(Bundle.class)
                .execute();
        List<Resource> resources = new ArrayList<>();
        while (page != null) {
            page.getEntry().forEach(entry -> resources.add(entry.getResource()));
            page = page.getLink(Bundle.LINK_NEXT) == null
                    ? null
                    : server.loadPage().next(page).execute();
        }
        return resources;
    }

    private static Set<String> content(List<Resource> resources) {
        return resources.stream()
                .map(resource -> {
                    resource.getMeta().setVersionId(null).setLastUpdated(null).setSource(null);
                    return R4.passing().newJsonParser().encodeResourceToString(resource);
                })
                .collect(Collectors.toSet());
    }
}
