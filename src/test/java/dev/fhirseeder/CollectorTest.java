package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.fhirseeder.server.CollectorServer;
import dev.fhirseeder.server.Loopback;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What becomes of traces when they leave, and what else does not. */
class CollectorTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.fhirseeder.trace");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @TempDir
    Path folder;

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    @Test
    void the_collector_is_shown_its_headers_and_told_who_we_are_and_nothing_of_people() {
        try (CollectorServer collector = new CollectorServer();
                ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.refused(422))) {
            // When
            traced(collector.endpoint(), server)
                    .with("FHIR_TOKEN", "t0ken-of-the-test")
                    .with("OTEL_EXPORTER_OTLP_HEADERS", "api-key=k3y%20of+the,x=y")
                    .with("OTEL_SERVICE_NAME", "seeder-of-ward-3")
                    .with("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=test")
                    .run();

            // Then
            assertThat(collector.keys()).isNotEmpty().containsOnly("k3y of+the");
            assertThat(collector.resource())
                    .containsEntry("service.name", "seeder-of-ward-3")
                    .containsEntry("deployment.environment.name", "test");
            assertThat(collector.everything())
                    .doesNotContain("t0ken-of-the-test", "k3y", "Patient", "scripted", "family");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 401})
    void a_collector_that_takes_nothing_is_told_of_once_and_the_run_is_none_the_worse(int status) {
        try (CollectorServer refusing = new CollectorServer(status == 0 ? 503 : status);
                ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle))) {
            String endpoint = status == 0 ? "http://127.0.0.1:" + Loopback.freePort() : refusing.endpoint();

            // When
            int exitCode = traced(endpoint, server).run();

            // Then
            assertThat(exitCode).isZero();
            assertThat(server.taken()).hasSize(3);
            assertThat(log.list)
                    .filteredOn(line -> line.getLevel() == Level.WARN)
                    .singleElement()
                    .satisfies(warning -> assertThat(warning.getFormattedMessage())
                            .startsWith(endpoint + "/v1/traces does not take traces: "
                                    + (status == 0 ? "ConnectException" : "it answers 401")));
            assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).contains("spans written=7 lost=7");
        }
    }

    @Test
    void of_bundles_that_are_not_sampled_the_server_is_told_and_the_collector_is_not() {
        try (CollectorServer collector = new CollectorServer();
                ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle))) {
            // When
            traced(collector.endpoint(), server)
                    .with("OTEL_TRACES_SAMPLER", "parentbased_traceidratio")
                    .with("OTEL_TRACES_SAMPLER_ARG", "0")
                    .run();

            // Then
            assertThat(collector.keys()).isEmpty();
            assertThat(server.traceparents())
                    .hasSize(3)
                    .allMatch(header -> (Integer.parseInt(header.substring(53), 16) & 1) == 0);
            assertThat(log.list).isEmpty();
        }
    }

    @Test
    void what_is_sent_is_the_same_with_and_without_traces() {
        try (CollectorServer collector = new CollectorServer();
                ScriptedServer plain = new ScriptedServer((number, bundle) -> Answer.taken(bundle));
                ScriptedServer followed = new ScriptedServer((number, bundle) -> Answer.taken(bundle))) {
            // When
            Seeding.ofThree(folder.resolve("plain"))
                    .with("FHIR_URL", plain.baseUrl())
                    .with("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint())
                    .with("BUNDLE_SIZE", 1)
                    .with("PARALLELISM", 1)
                    .run();
            traced(collector.endpoint(), followed).run();

            // Then
            assertThat(followed.taken()).hasSize(3).isEqualTo(plain.taken());
            assertThat(plain.traceparents()).hasSize(3).containsOnly("");
            assertThat(followed.traceparents()).hasSize(3).doesNotContain("");
        }
    }

    @Test
    void standard_variables_that_say_something_to_nobody_are_named() {
        // Given
        Map<String, String> environment = Map.of(
                "TRACING", "otlp",
                "OTEL_SERVICE_NAME", "ours",
                "OTEL_EXPORTER_OTLP_PROTOCOL", "grpc",
                "OTEL_TRACES_EXPORTER", "otlp",
                "OTEL_BSP_SCHEDULE_DELAY", "5",
                "OTEL_LOG_LEVEL", "");

        // Then
        assertThat(Tracing.unheeded(
                        new Surroundings(folder, environment, Map.of())
                                .settings()
                                .read(),
                        environment))
                .hasValueSatisfying(said -> assertThat(said)
                        .startsWith("not heeded: OTEL_BSP_SCHEDULE_DELAY, OTEL_EXPORTER_OTLP_PROTOCOL;"));
        assertThat(Tracing.unheeded(
                        new Surroundings(folder, Map.of(), Map.of()).settings().read(), environment))
                .isEmpty();
    }

    private Seeding traced(String endpoint, ScriptedServer server) {
        return Seeding.ofThree(folder.resolve("traced"))
                .with("FHIR_URL", server.baseUrl())
                .with("BUNDLE_SIZE", 1)
                .with("PARALLELISM", 1)
                .tracedTo(endpoint);
    }
}
