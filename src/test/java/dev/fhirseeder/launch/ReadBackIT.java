package dev.fhirseeder.launch;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import dev.fhirseeder.server.SharedServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadBackIT {

    private static final String SEED = "-8217349";

    @TempDir
    private Path folder;

    private final String baseUrl = SharedServer.get().baseUrl();

    @Test
    void counts_that_differ_are_marked() throws Exception {
        // Given
        var patient = new Patient();
        patient.getMeta().addTag("https://fhirseeder.dev/fhir/seed", SEED, null);
        FhirContext.forR4Cached()
                .newRestfulGenericClient(baseUrl)
                .create()
                .resource(patient)
                .execute();

        // When
        String printed =
                print("{\"seed\":" + SEED + ",\"resources\":{\"Patient\":1,\"Immunization\":3}}", Instant.EPOCH);

        // Then
        assertThat(printed.lines())
                .anyMatch(line -> line.matches(" *Patient +1 +1 *"))
                .anyMatch(line -> line.matches(" *Immunization +0 +3 +differs *"));
    }

    @Test
    void the_report_of_an_earlier_run_is_passed_by() throws Exception {
        assertThat(print(
                        "{\"seed\":1,\"resources\":{\"Patient\":1}}",
                        Instant.now().plusSeconds(60)))
                .contains("no report")
                .doesNotContain("Patient");
    }

    private String print(String report, Instant since) throws Exception {
        Path file = Files.writeString(folder.resolve("latest.json"), report);
        var bytes = new ByteArrayOutputStream();
        new ReadBack(file, new ServerCounts(baseUrl)).print(since, new PrintStream(bytes));
        return bytes.toString();
    }
}
