package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.api.SummaryEnum;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.server.Clients;
import dev.fhirseeder.server.SharedServer;
import java.nio.file.Path;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Removing, against a real FHIR server. */
class PurgeIT {

    private static final String SEED_TAG = "https://fhirseeder.dev/fhir/seed";
    private static final String RESOURCE_ID = "https://fhirseeder.dev/fhir/NamingSystem/resource-id";

    private final IGenericClient server = Clients.of(SharedServer.get().baseUrl());

    @TempDir
    Path data;

    @ParameterizedTest
    @CsvSource({"transaction, 8201, 100", "batch, 8211, 7"})
    void of_three_seeds_the_chosen_one_is_removed_and_no_other(String type, long seed, int entries) {
        // Given
        for (int i = 0; i < 3; i++) {
            assertThat(seeding(seed + i, 4).run()).isZero();
        }
        long before = held(seed);
        long others = held(seed + 1) + held(seed + 2);
        Seeding purge = purge(seed + 1)
                .with("BUNDLE_TYPE", type)
                .with("MAX_ENTRIES", entries)
                .with("PURGE_COUNT", held(seed + 1));

        // When
        int exitCode = purge.run();

        // Then
        assertThat(exitCode).isZero();
        assertThat(held(seed + 1)).isZero();
        assertThat(held(seed)).isEqualTo(before).isPositive();
        assertThat(held(seed) + held(seed + 2))
                .isEqualTo(others + before - sum(report(purge).get("removed")));
        assertThat(report(purge).get("state").asText()).isEqualTo("removed");
        assertThat(sum(report(purge).get("before"))).isEqualTo(sum(report(purge).get("removed")));
        assertThat(sum(report(purge).get("after"))).isZero();
    }

    @Test
    void of_a_range_only_its_people_are_removed() {
        // Given
        assertThat(seeding(8221, 6).run()).isZero();
        Seeding count = purge(8221).with("START_INDEX", 2).with("NUM_RECORDS", 3);
        assertThat(count.run()).isZero();
        long some = sum(report(count).get("before"));
        long all = held(8221);
        Seeding purge = new Seeding(data.resolve("again"))
                .with("TRIGGER", "purge")
                .with("FHIR_URL", SharedServer.get().baseUrl())
                .with("SEED", 8221)
                .with("AS_OF", "2026-11-22")
                .with("START_INDEX", 2)
                .with("NUM_RECORDS", 3)
                .with("PURGE_COUNT", some);

        // When
        int exitCode = purge.run();

        // Then
        assertThat(exitCode).isZero();
        assertThat(count("Patient", 8221)).isEqualTo(3);
        assertThat(held(8221)).isEqualTo(all - some);
        assertThat(job("verify").with("START_INDEX", 0).with("NUM_RECORDS", 2).run())
                .isZero();
        assertThat(job("verify").with("START_INDEX", 5).with("NUM_RECORDS", 1).run())
                .isZero();
        assertThat(job("verify").with("START_INDEX", 2).with("NUM_RECORDS", 1).run())
                .isEqualTo(1);
    }

    @Test
    void without_a_count_nothing_is_removed_and_what_is_there_is_counted() {
        // Given
        assertThat(seeding(8231, 3).run()).isZero();
        long before = held(8231);
        Seeding purge = purge(8231);

        // When
        int exitCode = purge.run();

        // Then
        assertThat(exitCode).isZero();
        assertThat(held(8231)).isEqualTo(before).isEqualTo(sum(report(purge).get("before")));
        assertThat(report(purge).get("state").asText()).isEqualTo("dry-run");
    }

    @Test
    void with_another_count_nothing_is_removed() {
        // Given
        assertThat(seeding(8241, 3).run()).isZero();
        long before = held(8241);
        Seeding purge = purge(8241).with("PURGE_COUNT", before + 1);

        // When
        int exitCode = purge.run();

        // Then
        assertThat(exitCode).isEqualTo(2);
        assertThat(held(8241)).isEqualTo(before);
        assertThat(report(purge).get("state").asText()).isEqualTo("refused");
    }

    @ParameterizedTest
    @CsvSource({"true, 8251", "false, 8252"})
    void what_carries_no_tag_stays_though_it_bears_one_of_our_ids(boolean whole, long seed) {
        // Given
        assertThat(seeding(seed, 2).with("WRITE_MODE", "create").run()).isZero();
        Patient twin = (Patient) server.search()
                .forResource("Patient")
                .withTag(SEED_TAG, Long.toString(seed))
                .returnBundle(Bundle.class)
                .execute()
                .getEntryFirstRep()
                .getResource();
        Patient untagged = new Patient();
        untagged.setIdentifier(twin.getIdentifier().stream()
                .filter(identifier -> identifier.getSystem().equals(RESOURCE_ID))
                .toList());
        String id = server.create().resource(untagged).execute().getId().getIdPart();
        Seeding purge = purge(seed).with("PURGE_COUNT", held(seed));
        if (!whole) {
            purge.with("NUM_RECORDS", 2);
        }

        // When
        int exitCode = purge.run();

        // Then
        assertThat(exitCode).isZero();
        assertThat(held(seed)).isZero();
        assertThat(server.read().resource(Patient.class).withId(id).execute().getIdPart())
                .isEqualTo(id);
    }

    private Seeding job(String name) {
        return new Seeding(data.resolve(name))
                .with("TRIGGER", name)
                .with("FHIR_URL", SharedServer.get().baseUrl())
                .with("SEED", 8221)
                .with("AS_OF", "2026-11-22");
    }

    private Seeding seeding(long seed, int people) {
        return new Seeding(data)
                .with("FHIR_URL", SharedServer.get().baseUrl())
                .with("SEED", seed)
                .with("AS_OF", "2026-11-22")
                .with("NUM_RECORDS", people);
    }

    private Seeding purge(long seed) {
        return new Seeding(data)
                .with("TRIGGER", "purge")
                .with("FHIR_URL", SharedServer.get().baseUrl())
                .with("SEED", seed)
                .with("AS_OF", "2026-11-22");
    }

    private long held(long seed) {
        return RecordMapper.TYPES.stream().mapToLong(type -> count(type, seed)).sum();
    }

    private long count(String type, long seed) {
        return server.search()
                .forResource(type)
                .withTag(SEED_TAG, Long.toString(seed))
                .summaryMode(SummaryEnum.COUNT)
                .returnBundle(Bundle.class)
                .execute()
                .getTotal();
    }

    private static JsonNode report(Seeding purge) {
        return purge.files("reports", ".json").stream()
                .filter(file -> file.toString().contains("/purge-"))
                .map(Seeding::json)
                .findFirst()
                .orElseThrow();
    }

    private static long sum(JsonNode counts) {
        return counts.properties().stream()
                .mapToLong(count -> count.getValue().asLong())
                .sum();
    }
}
