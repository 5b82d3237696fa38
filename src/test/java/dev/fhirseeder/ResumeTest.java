package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same command again after a run that did not come to its end. */
class ResumeTest {

    private static final int PEOPLE = 200;

    @TempDir
    Path data;

    @ParameterizedTest
    @ValueSource(strings = {"update", "conditional-create", "create"})
    void a_run_that_was_interrupted_sends_the_rest_and_reports_all(String writeMode) throws Exception {
        // Given
        CountDownLatch underWay = new CountDownLatch(6);
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> {
            underWay.countDown();
            return Answer.taken(bundle);
        })) {
            JsonNode first = interrupted(seeding(server).with("WRITE_MODE", writeMode), underWay);
            int before = server.taken().size();

            // When
            int exitCode = seeding(server)
                    .with("WRITE_MODE", writeMode)
                    .with("BUNDLE_SIZE", 7)
                    .with("PARALLELISM", 2)
                    .run();

            // Then
            JsonNode second = new Seeding(data).report();
            assertThat(first.get("remaining").asInt()).isPositive();
            assertThat(exitCode).isZero();
            assertThat(second.get("runId")).isEqualTo(first.get("runId"));
            assertThat(second.get("delivered").asInt()).isEqualTo(PEOPLE);
            assertThat(second.get("generated").asInt()).isEqualTo(PEOPLE);
            assertThat(second.at("/resources/Patient").asInt()).isEqualTo(PEOPLE);
            assertThat(second.get("bundles").asInt())
                    .isEqualTo(server.taken().size())
                    .isGreaterThan(before);
            assertThat(people(server)).hasSize(PEOPLE).doesNotHaveDuplicates();
            assertThat(new Seeding(data).files("ledger", ""))
                    .singleElement()
                    .asString()
                    .endsWith(".json");
        }
    }

    @Test
    void a_run_that_was_given_up_keeps_its_dead_letters_and_sends_the_rest() {
        // Given
        AtomicInteger asked = new AtomicInteger();
        try (ScriptedServer server = new ScriptedServer(
                (number, bundle) -> asked.incrementAndGet() == 4 ? Answer.refused(401) : Answer.taken(bundle))) {
            seeding(server).run();
            JsonNode first = new Seeding(data).report();

            // When
            int exitCode = seeding(server).run();

            // Then
            JsonNode second = new Seeding(data).report();
            assertThat(first.get("remaining").asInt()).isPositive();
            assertThat(exitCode).isEqualTo(1);
            assertThat(second.get("remaining").asInt()).isZero();
            assertThat(second.get("deadLettered").asInt())
                    .isPositive()
                    .isEqualTo(first.get("deadLettered").asInt());
            assertThat(second.get("troubles")).isEmpty();
            assertThat(people(server)).hasSize(second.get("delivered").asInt()).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "never"})
    void a_run_that_begins_anew_sends_everybody_again(String resume) throws Exception {
        // Given
        CountDownLatch underWay = new CountDownLatch(6);
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> {
            underWay.countDown();
            return Answer.taken(bundle);
        })) {
            JsonNode first = interrupted(seeding(server).with("RESUME", resume), underWay);

            // When
            seeding(server).with("RESUME", resume).run();

            // Then
            JsonNode second = new Seeding(data).report();
            assertThat(second.get("runId")).isNotEqualTo(first.get("runId"));
            assertThat(second.get("delivered").asInt()).isEqualTo(PEOPLE);
            assertThat(people(server)).hasSize(PEOPLE + first.get("delivered").asInt());
            assertThat(new Seeding(data).files("ledger", ".jsonl")).isEmpty();
        }
    }

    private static JsonNode interrupted(Seeding seeding, CountDownLatch underWay) throws Exception {
        Seeder seeder = seeding.seeder();
        CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> Seeding.run(seeder));
        assertThat(underWay.await(2, TimeUnit.MINUTES)).as("Bundles came").isTrue();
        seeder.end(0);
        exitCode.get(2, TimeUnit.MINUTES);
        return seeding.report();
    }

    private Seeding seeding(ScriptedServer server) {
        return new Seeding(data)
                .with("FHIR_URL", server.baseUrl())
                .with("NUM_RECORDS", PEOPLE)
                .with("BUNDLE_SIZE", 3)
                .with("SEED", 7)
                .with("AS_OF", "2026-11-22")
                .with("VACCINES", "MMR");
    }

    private static List<String> people(ScriptedServer server) {
        return server.taken().stream()
                .flatMap(bundle -> StreamSupport.stream(bundle.get("entry").spliterator(), false))
                .map(entry -> entry.get("resource"))
                .filter(resource -> resource.get("resourceType").asText().equals("Patient"))
                .map(resource -> resource.get("identifier").toString())
                .toList();
    }
}
