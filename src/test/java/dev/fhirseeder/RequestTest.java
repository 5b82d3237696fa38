package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.report.RunReport;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import dev.fhirseeder.settings.SettingsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What those get who ask a process that stays alive. */
class RequestTest {

    @TempDir
    Path data;

    @Test
    void of_many_who_ask_at_the_same_moment_each_gets_the_report_of_its_own_run() throws Exception {
        // Given
        List<RunReport> reports;

        // When
        try (Alive alive = new Alive(data)) {
            reports = IntStream.range(0, 40)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> alive.ask(Map.of("startIndex", i))))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }

        // Then
        assertThat(reports)
                .allMatch(RunReport::isWell)
                .extracting(RunReport::runId)
                .doesNotHaveDuplicates();
        assertThat(reports.stream().map(RunReport::startIndex))
                .containsExactlyElementsOf(LongStream.range(0, 40).boxed().toList());
        assertThat(new Seeding(data).files("reports", "")).hasSize(41);
    }

    @Test
    void a_request_that_cannot_be_is_one_line_in_the_log_and_the_reason_for_who_asked() throws Exception {
        try (Alive alive = new Alive(data);
                Heeded log = new Heeded()) {

            // When
            assertThatThrownBy(() -> alive.ask(Map.of("pt", "xx")))

                    // Then
                    .hasRootCauseInstanceOf(SettingsException.class);
            assertThat(log.errors())
                    .containsExactly(
                            "A request is refused, and nothing of it was sent: PT (seeder.pt): found 'xx', expected some of bc, on");
            assertThat(alive.ask(Map.of("pt", "on")).isWell()).isTrue();
        }
    }

    /** A seeder that waits for requests, and the server that it sends to. */
    private static final class Alive implements AutoCloseable {

        private final ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle));
        private final Seeder seeder;
        private final CompletableFuture<Integer> exitCode;
        private final ProducerTemplate door;

        Alive(Path data) throws Exception {
            seeder = new Seeding(data)
                    .with("FHIR_URL", server.baseUrl())
                    .with("TRIGGER", "direct")
                    .with("SEED", 7)
                    .with("AS_OF", "2026-11-22")
                    .with("VACCINES", "MMR")
                    .seeder();
            exitCode = CompletableFuture.supplyAsync(() -> Seeding.run(seeder));
            door = seeder.started().get(2, TimeUnit.MINUTES).createProducerTemplate();
        }

        RunReport ask(Map<String, Object> words) {
            return door.requestBodyAndHeaders("direct:request", null, words, RunReport.class);
        }

        @Override
        public void close() throws Exception {
            seeder.end(0);
            assertThat(exitCode.get(2, TimeUnit.MINUTES)).isZero();
            server.close();
        }
    }
}
