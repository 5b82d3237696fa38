package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.deliver.Connection;
import dev.fhirseeder.fhir.R4;
import dev.fhirseeder.server.SharedServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading back and removing, against a real FHIR server. */
class ReconcileIT {

    private static final String SEED_TAG = "https://fhirseeder.dev/fhir/seed";
    private static final String RESOURCE_ID = "https://fhirseeder.dev/fhir/NamingSystem/resource-id";

    private final IGenericClient server =
            Connection.to(R4.context(), URI.create(SharedServer.get().baseUrl()), 2, Duration.ofMinutes(2));

    @TempDir
    Path data;

    @ParameterizedTest
    @CsvSource({"update, 8101", "conditional-create, 8102"})
    void after_a_good_run_all_is_there(String mode, long seed) {
        // Given
        assertThat(seeding(seed, 60)
                        .with("PT", "bc,on")
                        .with("WRITE_MODE", mode)
                        .run())
                .isZero();

        // When
        Seeding verify =
                job("verify", seed).with("PT", "bc,on").with("WRITE_MODE", mode).with("NUM_RECORDS", 60);
        int exitCode = verify.run();

        // Then
        JsonNode report = only(verify, "verify-");
        assertThat(exitCode).as(report.toPrettyString()).isZero();
        assertThat(report.get("verified").asBoolean()).isTrue();
        assertThat(report.get("people").asInt()).isEqualTo(60);
        assertThat(report.get("compared").asInt()).isEqualTo(60);
        assertThat(report.at("/types/Patient/expected").asInt()).isEqualTo(60);
        assertThat(report.at("/types/Immunization/found").asInt())
                .isEqualTo(verify.report().at("/resources/Immunization").asInt())
                .isEqualTo(report.at("/types/Immunization/tagged").asInt());
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
                .filter(file -> file.getFileName().toString().startsWith(begin))
                .reduce((one, other) -> {
                    throw new AssertionError("More than one report of " + begin);
                })
                .map(Seeding::json)
                .orElseThrow();
    }
}
