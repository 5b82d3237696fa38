package dev.fhirseeder.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.server.CollectorServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a collector of traces is shown is in nothing that the runnable says or leaves behind, and the collector is told no secret. */
class CollectorSecretsIT {

    private static final String KEY = "collector-k3y-of-the-test";
    private static final String TOKEN = "t0ken-of-the-test.abc_def~ghi";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"200", "200 file", "401 file"})
    void nobody_else_learns_them_when_everybody_logs_everything(String way) throws Exception {
        // Given
        int status = Integer.parseInt(way.substring(0, 3));
        boolean file = way.endsWith("file");
        Telltales telltales =
                new Telltales().secret("the header for the collector", KEY).secret("the token for the server", TOKEN);
        Path secret = Files.writeString(folder.resolve("header"), "api-key=" + KEY);
        try (CollectorServer collector = new CollectorServer(status);
                Door door = new Door(shown -> true);
                Packaged seeder = new Packaged(folder.resolve("seeder"))
                        .loggingEverything()
                        .with("FHIR_URL", door.baseUrl())
                        .with("FHIR_TOKEN", TOKEN)
                        .with("TRACING", "otlp")
                        .with("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint())
                        .with(
                                file ? "OTEL_EXPORTER_OTLP_HEADERS_FILE" : "OTEL_EXPORTER_OTLP_HEADERS",
                                file ? secret : "api-key=" + KEY)) {
            // When
            int exitCode = seeder.start().exitCode();

            // Then
            assertThat(exitCode).as(seeder.words()).isZero();
            assertThat(collector.keys()).isNotEmpty().containsOnly(KEY);
            assertThat(telltales.in(seeder.everything() + collector.everything()))
                    .isEmpty();
        }
    }
}
