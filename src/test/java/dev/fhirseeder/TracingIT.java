package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.server.CollectorServer;
import dev.fhirseeder.server.Loopback;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runnable with traces, and without. */
class TracingIT {

    @TempDir
    Path folder;

    @Test
    void without_traces_no_class_of_the_sdk_is_loaded() throws Exception {
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle))) {
            // When
            run(server, Map.of("TRACING", "off"));

            // Then
            assertThat(server.traceparents()).containsExactly("", "");
            assertThat(classes())
                    .contains("dev.fhirseeder.deliver.Attempts ")
                    .doesNotContain("io.opentelemetry.sdk.", "io.opentelemetry.exporter.", "dev.fhirseeder.trace.Span");
        }
    }

    @Test
    void with_traces_the_libraries_that_are_shipped_suffice() throws Exception {
        try (CollectorServer collector = new CollectorServer();
                ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle))) {
            // When
            String words = run(server, Map.of("TRACING", "otlp", "OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint()));

            // Then
            assertThat(words).doesNotContain("WARN");
            assertThat(collector.spans("Bundle")).hasSize(2);
            assertThat(collector.spans("POST")).hasSize(2);
            assertThat(server.traceparents())
                    .hasSize(2)
                    .allMatch(header -> header.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[13]"));
            assertThat(classes()).contains("io.opentelemetry.sdk.").doesNotContain("okhttp", "io.grpc");
        }
    }

    @Test
    void a_collector_that_is_not_there_is_said_in_one_line_and_everything_arrives() throws Exception {
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle))) {
            // When
            String words = run(
                    server,
                    Map.of(
                            "TRACING",
                            "otlp",
                            "OTEL_EXPORTER_OTLP_ENDPOINT",
                            "http://127.0.0.1:" + Loopback.freePort()));

            // Then
            assertThat(server.taken()).hasSize(2);
            assertThat(words.lines().filter(line -> !line.contains(" INFO ")))
                    .singleElement()
                    .asString()
                    .contains("WARN  Collector http://127.0.0.1:", "does not take traces: ConnectException");
        }
    }

    /** Returns what it has logged. */
    private String run(ScriptedServer server, Map<String, String> settings) throws IOException, InterruptedException {
        Path log = folder.resolve("stderr");
        Map<String, String> environment = new HashMap<>(settings);
        environment.putAll(Map.of(
                "FHIR_URL", server.baseUrl(),
                "NUM_RECORDS", "2",
                "BUNDLE_SIZE", "1",
                "VACCINES", "MMR",
                "MANAGEMENT_PORT", "0",
                "DATA_DIR", folder.resolve("data").toString(),
                "_JAVA_OPTIONS", "-Xlog:class+load:file=" + folder.resolve("classes")));
        Process process = Child.packaged("exec >/dev/null 2>'%s'".formatted(log), environment);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        String words = Files.readString(log).replaceFirst("Picked up _JAVA_OPTIONS.*\n", "");
        assertThat(process.exitValue()).as(words).isZero();
        return words;
    }

    private String classes() throws IOException {
        return Files.readString(folder.resolve("classes"));
    }
}
