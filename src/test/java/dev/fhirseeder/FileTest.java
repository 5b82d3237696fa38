package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Requests that are dropped into a folder. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class FileTest {

    @TempDir
    Path folder;

    @Test
    void a_dropped_request_is_delivered_and_goes_to_done_with_its_report() throws Exception {
        // Given
        dropping().drop("monday.json", "{\"records\": 3, \"seed\": 7}");

        // When
        ScriptedServer server =
                watched(Answer::taken, () -> dropping().files("done").size() == 2);

        // Then
        assertThat(people(server)).containsExactly(3);
        assertThat(dropping().files("")).isEmpty();
        assertThat(dropping().files("done").get(0)).matches("monday-[0-9a-f]{10}[.]json");
        JsonNode report = dropping().json("done", dropping().files("done").get(1));
        assertThat(report.get("delivered").asInt()).isEqualTo(3);
        assertThat(report.get("runId").asText() + ".json")
                .isEqualTo(dropping().files("done").get(0));
    }

    @Test
    void a_file_is_called_after_itself_and_its_run_as_the_request_has_it() throws Exception {
        // Given
        dropping().drop("monday.json", "{\"records\": 1, \"runId\": \"first\"}", "2026-11-22T08:00:00Z");
        dropping().drop("tuesday.json", "{\"runId\": \"first\"}", "2026-11-23T08:00:00Z");

        // When
        watched(Answer::taken, () -> dropping().files("done").size() == 4);

        // Then
        assertThat(String.join(" ", dropping().files("done"))).matches("(monday-\\S+ ){2}tuesday-\\S+ tuesday-\\S+");
        JsonNode report = dropping().json("done", dropping().files("done").get(3));
        assertThat(report.get("runId").asText()).isEqualTo("first");
    }

    @Test
    void bad_requests_go_to_failed_with_every_fault_and_nothing_of_them_is_sent() throws Exception {
        // Given
        dropping().drop("a few.json", "{\"records\": 0, \"seed\": \"x\", \"colour\": \"red\", \"sink\": \"x\"}");
        dropping().drop("broken.json", "{\"records\": 3");
        dropping().drop("empty.json", "");
        Files.write(dropping().inbox().resolve("bytes.json"), new byte[] {(byte) 0xff, (byte) 0xfe});
        Files.write(dropping().inbox().resolve("huge.json"), new byte[2 << 20]);

        // When
        ScriptedServer server =
                watched(Answer::taken, () -> dropping().files("failed").size() == 10);

        // Then
        assertThat(server.requests()).isZero();
        assertThat(dropping().files("")).isEmpty();
        assertThat(dropping().faults("a-few"))
                .hasSizeGreaterThanOrEqualTo(3)
                .anyMatch(fault -> fault.startsWith("records: found 0"))
                .anyMatch(fault -> fault.startsWith("seed: found 'x'"))
                .anyMatch(fault -> fault.startsWith("colour: unknown"))
                .anyMatch(fault -> fault.startsWith("sink: found 'x', expected one of bundles, fhir, ndjson"));
        assertThat(dropping().faults("broken")).singleElement().asString().contains("no JSON");
        assertThat(dropping().faults("empty")).singleElement().asString().contains("found nothing");
        assertThat(dropping().faults("bytes")).singleElement().asString().contains("no UTF-8");
        assertThat(dropping().faults("huge")).singleElement().asString().contains("more than 1,048,576 bytes");
    }

    @Test
    void the_file_that_was_changed_first_is_taken_first_and_one_at_a_time() throws Exception {
        // Given
        dropping().drop("c.json", "{\"records\": 1}", "2026-11-22T08:00:00Z");
        dropping().drop("b.json", "{\"records\": 4}", "2026-11-22T09:00:00Z");
        dropping().drop("a.json", "{\"records\": 2}", "2026-11-22T10:00:00Z");
        dropping().drop("b2.json", "{\"records\": 3}", "2026-11-22T09:00:00Z");

        // When
        ScriptedServer server =
                watched(Answer::taken, () -> dropping().files("done").size() == 8);

        // Then
        assertThat(people(server)).containsExactly(1, 4, 3, 2);
        assertThat(server.mostInFlight()).isEqualTo(1);
    }

    @Test
    void files_of_the_same_name_do_not_take_each_others_place() throws Exception {
        // Given
        dropping().drop("daily.json", "{\"records\": 1}", "2026-11-22T08:00:00Z");

        // When
        ScriptedServer server = watched(Answer::taken, () -> {
            if (dropping().files("done").size() == 2 && dropping().files("").isEmpty()) {
                dropping().drop("daily.json", "{\"records\": 1}", "2026-11-23T08:00:00Z");
            }
            return dropping().files("done").size() == 4;
        });

        // Then
        assertThat(people(server)).containsExactly(1, 1);
    }

    @Test
    void a_file_that_is_still_being_written_is_not_taken() throws Exception {
        // Given
        ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor();
        AtomicInteger written = new AtomicInteger();
        dropping().drop("slow.json", "{\"records\":");
        writer.scheduleAtFixedRate(
                () -> {
                    if (written.incrementAndGet() <= 20) {
                        dropping().append("slow.json", written.get() == 20 ? "2}" : " ");
                    }
                },
                0,
                200,
                TimeUnit.MILLISECONDS);

        // When
        ScriptedServer server = watched(
                Answer::taken,
                () -> dropping().files("done").size()
                                + dropping().files("failed").size()
                        == 2);
        writer.shutdownNow();

        // Then
        assertThat(people(server)).containsExactly(2);
    }

    @Test
    void other_files_and_hidden_ones_are_left_alone() throws Exception {
        // Given
        dropping().drop("notes.txt", "{\"records\": 1}");
        dropping().drop(".hidden.json", "{\"records\": 1}");
        dropping().drop("upper.JSON", "{\"records\": 2}");

        // When
        try (Heeded log = new Heeded("dev.fhirseeder.trigger")) {
            assertThat(people(watched(
                            Answer::taken, () -> dropping().files("done").size() == 2)))
                    .containsExactly(2);
            assertThat(log.warnings()).singleElement().asString().contains("notes.txt\" is not taken");
        }
        assertThat(dropping().files("")).containsExactly(".hidden.json", "notes.txt");
    }

    @Test
    void a_request_of_which_somebody_is_not_delivered_goes_to_failed_with_its_report() throws Exception {
        // Given
        dropping().drop("refused.json", "{\"records\": 1}");

        // When
        watched(bundle -> Answer.refused(422), () -> dropping().files("failed").size() == 2);

        // Then
        JsonNode report = dropping().json("failed", dropping().files("failed").get(1));
        assertThat(report.get("deadLettered").asInt()).isEqualTo(1);
        assertThat(dropping().files("done")).isEmpty();
    }

    @Test
    void a_file_that_cannot_be_moved_is_not_sent_again_but_moved_later() throws Exception {
        // Given
        dropping().drop("stuck.json", "{\"records\": 1}");
        Files.createFile(dropping().inbox().resolve("done"));
        AtomicInteger looks = new AtomicInteger();

        // When
        ScriptedServer server = watched(Answer::taken, () -> {
            if (Files.isRegularFile(dropping().inbox().resolve("done"))) {
                long reports = new Seeding(data()).files("reports", ".json").size();
                if (reports == 2 && looks.incrementAndGet() > 500) {
                    dropping().delete("done");
                }
                return false;
            }
            return dropping().files("done").size() == 2;
        });

        // Then
        assertThat(server.requests()).isEqualTo(1);
        assertThat(dropping().files("")).isEmpty();
    }

    /** Runs the trigger until something is so. */
    private ScriptedServer watched(Function<JsonNode, Answer> answer, BooleanSupplier until) throws Exception {
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> answer.apply(bundle))) {
            Seeder seeder = new Seeding(data())
                    .with("FHIR_URL", server.baseUrl())
                    .with("TRIGGER", "file")
                    .with("INBOX", dropping().inbox())
                    .with("AS_OF", "2026-11-22")
                    .with("VACCINES", "MMR")
                    .with("MAX_RETRIES", 0)
                    .seeder();
            CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> Seeding.run(seeder));
            while (!until.getAsBoolean()) {
                assertThat(exitCode).isNotDone();
                Thread.onSpinWait();
            }
            seeder.end(0);
            assertThat(exitCode.get()).isZero();
            return server;
        }
    }

    /** Returns of how many people each Bundle was that the server took. */
    private static List<Integer> people(ScriptedServer server) {
        return server.taken().stream()
                .map(bundle -> (int) StreamSupport.stream(bundle.get("entry").spliterator(), false)
                        .filter(entry ->
                                entry.at("/resource/resourceType").asText().equals("Patient"))
                        .count())
                .toList();
    }

    private Dropping dropping() {
        return Dropping.below(folder);
    }

    private Path data() {
        return folder.resolve("data");
    }
}
