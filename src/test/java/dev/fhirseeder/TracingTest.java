package dev.fhirseeder;

import static dev.fhirseeder.server.CollectorServer.texts;
import static dev.fhirseeder.server.CollectorServer.trace;
import static dev.fhirseeder.server.CollectorServer.traceparent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.server.CollectorServer;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a collector and a server are told of a run, by OTLP over HTTP and by headers. */
class TracingTest {

    @TempDir
    Path folder;

    @Test
    void each_bundle_has_a_trace_of_its_own_and_each_attempt_a_span_that_the_server_is_told() {
        try (CollectorServer collector = new CollectorServer();
                ScriptedServer server = new ScriptedServer((number, bundle) ->
                        number == 1 ? new Answer(503, "text/plain", "later") : Answer.taken(bundle))) {
            // When
            int exitCode = traced(collector, server)
                    .with("RUN_ID", "seen")
                    .with("PARALLELISM", 2)
                    .run();

            // Then
            assertThat(exitCode).isZero();
            List<Span> bundles = collector.spans("Bundle");
            List<Span> attempts = collector.spans("POST");
            assertThat(bundles).hasSize(3).allSatisfy(bundle -> {
                assertThat(bundle.getParentSpanId().isEmpty()).isTrue();
                assertThat(bundle.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_UNSET);
                assertThat(texts(bundle))
                        .containsEntry("fhir_seeder.run.id", "seen")
                        .containsEntry("fhir_seeder.people", "1")
                        .containsEntry("fhir_seeder.result", "delivered");
            });
            assertThat(bundles.stream().map(CollectorServer::trace)).doesNotHaveDuplicates();
            assertThat(bundles.stream().map(bundle -> texts(bundle).get("fhir_seeder.bundle.id")))
                    .doesNotHaveDuplicates()
                    .allMatch(id -> id.matches("[0-9a-f-]{36}"));
            assertThat(attempts).hasSize(4).allSatisfy(attempt -> {
                assertThat(attempt.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
                assertThat(bundles).anySatisfy(bundle -> {
                    assertThat(trace(attempt)).isEqualTo(trace(bundle));
                    assertThat(attempt.getParentSpanId()).isEqualTo(bundle.getSpanId());
                });
                assertThat(server.traceparents()).anyMatch(header -> header.startsWith(traceparent(attempt)));
            });
            assertThat(server.traceparents()).hasSize(4).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_second_attempt_and_the_wait_before_it_are_in_the_trace_of_the_bundle() {
        try (CollectorServer collector = new CollectorServer();
                ScriptedServer server = new ScriptedServer((number, bundle) ->
                        number == 1 ? new Answer(503, "text/plain", "later") : Answer.taken(bundle))) {
            // When
            traced(collector, server).with("NUM_RECORDS", 1).run();

            // Then
            Span first = collector.spans("POST").get(0);
            Span wait = collector.spans("wait").get(0);
            Span second = collector.spans("POST").get(1);
            Span bundle = collector.spans("Bundle").get(0);
            assertThat(texts(first))
                    .containsEntry("http.response.status_code", "503")
                    .containsEntry("error.type", "503")
                    .containsEntry("url.full", server.baseUrl())
                    .doesNotContainKey("http.request.resend_count");
            assertThat(first.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
            assertThat(texts(second))
                    .containsEntry("http.response.status_code", "200")
                    .containsEntry("http.request.resend_count", "1")
                    .doesNotContainKey("error.type");
            assertThat(texts(bundle)).containsEntry("fhir_seeder.attempts", "2");
            assertThat(Stream.of(first, wait, second).map(Span::getParentSpanId))
                    .containsOnly(bundle.getSpanId());
            assertThat(wait.getStartTimeUnixNano()).isEqualTo(first.getEndTimeUnixNano());
            assertThat(wait.getEndTimeUnixNano()).isEqualTo(second.getStartTimeUnixNano());
        }
    }

    @Test
    void a_bundle_that_is_refused_is_linked_by_its_halves_and_ends_as_an_error_if_it_is_dead_lettered() {
        try (CollectorServer collector = new CollectorServer();
                ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.refused(422))) {
            // When
            int exitCode = traced(collector, server)
                    .with("NUM_RECORDS", 2)
                    .with("BUNDLE_SIZE", 2)
                    .run();

            // Then
            assertThat(exitCode).isOne();
            List<Span> bundles = collector.spans("Bundle");
            assertThat(bundles.stream().map(bundle -> texts(bundle).get("fhir_seeder.result")))
                    .containsExactlyInAnyOrder("divided", "dead-lettered", "dead-lettered");
            assertThat(bundles)
                    .allSatisfy(
                            bundle -> assertThat(bundle.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR));
            Span whole = bundles.stream()
                    .filter(bundle -> texts(bundle).containsValue("divided"))
                    .findFirst()
                    .orElseThrow();
            assertThat(bundles)
                    .filteredOn(bundle -> !bundle.equals(whole))
                    .allSatisfy(half -> assertThat(half.getLinksList())
                            .extracting(Span.Link::getSpanId)
                            .contains(whole.getSpanId()));
        }
    }

    @Test
    void an_entry_that_is_refused_inside_a_success_is_an_error_answered_with_200() {
        try (CollectorServer collector = new CollectorServer();
                ScriptedServer server = new ScriptedServer((number, bundle) ->
                        Answer.fhir(200, Answer.taken(bundle).body().replace("201 Created", "422 Unprocessable")))) {
            // When
            traced(collector, server).with("NUM_RECORDS", 1).run();

            // Then
            Span attempt = collector.spans("POST").get(0);
            assertThat(texts(attempt))
                    .containsEntry("http.response.status_code", "200")
                    .containsEntry("error.type", "refused");
        }
    }

    @Test
    void bundles_are_linked_to_their_run_which_says_what_became_of_its_people() {
        try (CollectorServer collector = new CollectorServer();
                ScriptedServer server = new ScriptedServer(
                        (number, bundle) -> number == 1 ? Answer.refused(422) : Answer.taken(bundle))) {
            // When
            traced(collector, server).with("RUN_ID", "seen").run();

            // Then
            assertThat(collector.spans("run")).singleElement().satisfies(run -> {
                assertThat(texts(run))
                        .containsEntry("fhir_seeder.run.id", "seen")
                        .containsEntry("fhir_seeder.people", "3")
                        .containsEntry("fhir_seeder.people.delivered", "2")
                        .containsEntry("fhir_seeder.people.dead_lettered", "1")
                        .containsEntry("fhir_seeder.people.remaining", "0");
                assertThat(run.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
                assertThat(collector.spans("Bundle"))
                        .hasSize(3)
                        .allSatisfy(bundle -> assertThat(bundle.getLinksList())
                                .extracting(Span.Link::getSpanId)
                                .contains(run.getSpanId()));
            });
        }
    }

    private Seeding traced(CollectorServer collector, ScriptedServer server) {
        return Seeding.ofThree(folder)
                .with("FHIR_URL", server.baseUrl())
                .with("BUNDLE_SIZE", 1)
                .with("PARALLELISM", 1)
                .tracedTo(collector.endpoint());
    }
}
