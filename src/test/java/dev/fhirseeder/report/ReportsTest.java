package dev.fhirseeder.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void a_report_is_kept_under_the_name_of_its_run_and_as_the_latest() throws IOException {
        // When
        RunReport report = reports(folder).tell(Reported.complete());

        // Then
        assertThat(folder.resolve("latest.json")).hasSameBinaryContentAs(folder.resolve("test.json"));
        assertThat(new ObjectMapper()
                        .readTree(folder.resolve("test.json").toFile())
                        .at("/delivered")
                        .asLong())
                .isEqualTo(report.delivered());
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo(Summary.of(report));
    }

    @Test
    void a_report_has_the_words_that_scripts_rely_on() throws IOException {
        // When
        reports(folder).tell(Reported.complete());

        // Then
        JsonNode report =
                new ObjectMapper().readTree(folder.resolve("latest.json").toFile());
        assertThat(report.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(List.of(
                        "runId",
                        "seed",
                        "startIndex",
                        "pt",
                        "vaccines",
                        "asOf",
                        "populationDate",
                        "requested",
                        "generated",
                        "delivered",
                        "deadLettered",
                        "remaining",
                        "resources",
                        "bundles",
                        "retries",
                        "bytes",
                        "seconds",
                        "latencyMs",
                        "fhirUrl"));
        assertThat(report.get("latencyMs").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("p50", "p95", "p99", "max");
    }

    @Test
    void the_summary_is_printed_even_if_the_report_cannot_be_kept() throws IOException {
        // Given
        Path taken = Files.createFile(folder.resolve("taken"));

        // When
        assertThatThrownBy(() -> reports(taken).tell(Reported.broken()))

                // Then
                .isInstanceOf(UncheckedIOException.class);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("not every record delivered");
    }

    private Reports reports(Path where) {
        return new Reports(where, "http://localhost/fhir", new PrintStream(printed, true, StandardCharsets.UTF_8));
    }
}
