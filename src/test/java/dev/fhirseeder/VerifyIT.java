package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.server.Clients;
import dev.fhirseeder.server.SharedServer;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading back, against a real FHIR server. */
class VerifyIT {

    private static final String SEED_TAG = "https://fhirseeder.dev/fhir/seed";
    private static final String RESOURCE_ID = "https://fhirseeder.dev/fhir/NamingSystem/resource-id";

    private final IGenericClient server = Clients.of(SharedServer.get().baseUrl());

    @TempDir
    Path data;

    @ParameterizedTest
    @CsvSource({"update, 8101", "conditional-create, 8102", "create, 8103"})
    void after_a_good_run_all_is_there(String mode, long seed) {
        // Given
        assertThat(seeding(seed, 12).with("WRITE_MODE", mode).run()).isZero();
        Seeding verify = job("verify", seed)
                .with("WRITE_MODE", mode)
                .with("NUM_RECORDS", 12)
                .with("VERIFY_SAMPLE", 5);

        // When
        int exitCode = verify.run();

        // Then
        JsonNode report = only(verify, "verify-");
        assertThat(exitCode).as(report.toPrettyString()).isZero();
        assertThat(report.get("verified").asBoolean()).isTrue();
        assertThat(report.get("people").asInt()).isEqualTo(12);
        assertThat(report.get("compared").asInt()).isEqualTo(5);
        assertThat(report.at("/types/Patient/expected").asInt()).isEqualTo(12);
        assertThat(report.at("/types/Immunization/found").asInt())
                .isEqualTo(verify.report().at("/resources/Immunization").asInt())
                .isEqualTo(report.at("/types/Immunization/tagged").asInt());
    }

    @Test
    void what_is_missing_or_changed_is_named() {
        // Given
        assertThat(seeding(8104, 6).run()).isZero();
        Immunization changed = (Immunization) some("Immunization", 8104).get(0);
        server.update().resource(changed.setLotNumber("changed")).execute();
        Immunization gone = (Immunization) some("Immunization", 8104).get(1);
        server.delete().resourceById(gone.getIdElement().toVersionless()).execute();
        Seeding verify = job("verify", 8104).with("NUM_RECORDS", 6);

        // When
        int exitCode = verify.run();

        // Then
        JsonNode report = only(verify, "verify-");
        assertThat(exitCode).isEqualTo(1);
        assertThat(report.at("/missing")).hasSize(1);
        assertThat(report.at("/missing/0").asText()).isEqualTo("Immunization/" + gone.getIdPart());
        assertThat(report.at("/different")).hasSize(1);
        assertThat(report.at("/different/0").asText())
                .isEqualTo("Immunization/" + changed.getIdPart() + " $.lotNumber");
        assertThat(report.at("/types/Immunization/missing").asInt()).isEqualTo(1);
        assertThat(report.at("/types/Immunization/different").asInt()).isEqualTo(1);
        assertThat(report.at("/duplicate")).isEmpty();
    }

    @Test
    void what_was_created_twice_is_named_by_the_id_that_both_bear() {
        // Given
        assertThat(seeding(8105, 3).with("WRITE_MODE", "create").run()).isZero();
        Patient twice = (Patient) some("Patient", 8105).get(0);
        String derived = derivedId(twice);
        twice.setId((String) null);
        server.create().resource(twice).execute();
        Seeding verify = job("verify", 8105).with("NUM_RECORDS", 3).with("WRITE_MODE", "create");

        // When
        int exitCode = verify.run();

        // Then
        JsonNode report = only(verify, "verify-");
        assertThat(exitCode).isEqualTo(1);
        assertThat(report.at("/duplicate")).hasSize(1);
        assertThat(report.at("/duplicate/0").asText()).isEqualTo("Patient/" + derived);
        assertThat(report.at("/types/Patient/found").asInt()).isEqualTo(3);
        assertThat(report.at("/types/Patient/tagged").asInt()).isEqualTo(4);
        assertThat(report.at("/types/Patient/other").asInt()).isZero();
    }

    @Test
    void other_people_of_the_seed_are_no_fault() {
        // Given
        assertThat(seeding(8106, 4).run()).isZero();
        Seeding verify = job("verify", 8106).with("START_INDEX", 1).with("NUM_RECORDS", 2);

        // When
        int exitCode = verify.run();

        // Then
        assertThat(exitCode).isZero();
        assertThat(only(verify, "verify-").at("/types/Patient/other").asInt()).isEqualTo(2);
    }

    @Test
    void a_run_that_is_read_back_at_once_says_so_in_a_file_of_its_own() {
        // Given
        Seeding seeding = seeding(8107, 3).with("VERIFY", true).with("RUN_ID", "read-back");

        // When
        int exitCode = seeding.run();

        // Then
        assertThat(exitCode).isZero();
        assertThat(seeding.report().get("troubles")).isEmpty();
        assertThat(only(seeding, "verify-read-back").get("verified").asBoolean())
                .isTrue();
    }

    @Test
    void a_run_can_be_read_back_by_its_name_alone() {
        // Given
        assertThat(seeding(8108, 3).with("RUN_ID", "named").run()).isZero();
        Seeding verify = new Seeding(data)
                .with("TRIGGER", "verify")
                .with("FHIR_URL", SharedServer.get().baseUrl())
                .with("RUN_ID", "named");

        // When
        int exitCode = verify.run();

        // Then
        assertThat(exitCode).isZero();
        assertThat(only(verify, "verify-named").get("people").asInt()).isEqualTo(3);
    }

    private static String derivedId(Patient patient) {
        return patient.getIdentifier().stream()
                .filter(identifier -> identifier.getSystem().equals(RESOURCE_ID))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private List<Resource> some(String type, long seed) {
        return server
                .search()
                .forResource(type)
                .withTag(SEED_TAG, Long.toString(seed))
                .returnBundle(Bundle.class)
                .execute()
                .getEntry()
                .stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .toList();
    }

    private Seeding seeding(long seed, int people) {
        return new Seeding(data)
                .with("FHIR_URL", SharedServer.get().baseUrl())
                .with("SEED", seed)
                .with("AS_OF", "2026-11-22")
                .with("NUM_RECORDS", people);
    }

    private Seeding job(String name, long seed) {
        return new Seeding(data)
                .with("TRIGGER", name)
                .with("FHIR_URL", SharedServer.get().baseUrl())
                .with("SEED", seed)
                .with("AS_OF", "2026-11-22");
    }

    private static JsonNode only(Seeding seeding, String begin) {
        return seeding.files("reports", ".json").stream()
                .filter(file -> file.toString().contains("/" + begin))
                .reduce((one, other) -> {
                    throw new AssertionError("More than one report of " + begin);
                })
                .map(Seeding::json)
                .orElseThrow();
    }
}
