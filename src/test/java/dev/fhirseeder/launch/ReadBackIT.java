package dev.fhirseeder.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.server.Clients;
import dev.fhirseeder.server.SharedServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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
    void reports_are_added_up_and_counts_that_differ_are_marked() throws Exception {
        // Given
        var patient = new Patient();
        patient.getMeta().addTag("https://fhirseeder.dev/fhir/seed", SEED, null);
        Clients.of(baseUrl).create().resource(patient).execute();

        Files.writeString(folder.resolve("first.json"), report(SEED, "\"Patient\":1"));
        Files.writeString(folder.resolve("second.json"), report(SEED, "\"Immunization\":3"));
        Files.writeString(folder.resolve("latest.json"), report(SEED, "\"Patient\":1"));

        // When
        String printed = print(Instant.EPOCH);

        // Then
        assertThat(printed.lines())
                .anyMatch(line -> line.matches(" *Patient +1 +1 *"))
                .anyMatch(line -> line.matches(" *Immunization +0 +3 +differs *"));
    }

    @Test
    void the_reports_of_earlier_runs_and_of_other_servers_are_passed_by() throws Exception {
        // Given
        Files.writeString(folder.resolve("earlier.json"), report("1", "\"Patient\":1"));
        Files.setLastModifiedTime(folder.resolve("earlier.json"), FileTime.from(Instant.EPOCH));
        Files.writeString(
                folder.resolve("elsewhere.json"), report("1", "\"Patient\":1").replace(baseUrl, "http://x"));

        // When
        String printed = print(Instant.EPOCH.plusSeconds(1));

        // Then
        assertThat(printed).contains("No run left a report").doesNotContain("Patient");
    }

    private String report(String seed, String resources) {
        return "{\"seed\":%s,\"fhirUrl\":\"%s\",\"resources\":{%s}}".formatted(seed, baseUrl, resources);
    }

    private String print(Instant since) throws Exception {
        var bytes = new ByteArrayOutputStream();
        new ReadBack(folder, baseUrl).print(since, new PrintStream(bytes));
        return bytes.toString();
    }
}
