package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableMap;
import dev.fhirseeder.random.RecordKey;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two processes that share a data folder: one alone asks for people, and the other takes over. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class ClusterIT {

    private static final int PEOPLE_A_RUN = 6;
    private static final int PEOPLE_A_BUNDLE = 2;

    @TempDir
    Path folder;

    private final AtomicBoolean holding = new AtomicBoolean();
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @ParameterizedTest
    @CsvSource({"timer, KILL, 137", "cron, KILL, 137", "timer, TERM, 143"})
    void one_alone_fires_and_when_it_ends_within_a_run_the_other_goes_on_with_nobody_left_out_or_made_twice(
            String trigger, String signal, int expected) throws Exception {
        try (ScriptedServer server = new ScriptedServer(this::answer)) {
            // Given
            Replica one = replica("one", trigger, server);
            one.until(() -> one.hasSaid("leads"));
            Replica other = replica("other", trigger, server);
            other.until(() -> other.hasSaid("stands by") && one.runs() >= 3);
            holding.set(true);
            held.await();

            // When
            one.signal(signal);
            released.countDown();
            int exitCode = one.end();
            int before = other.runs();
            other.until(() -> other.runs() >= 3);
            other.signal("TERM");
            other.end();

            // Then
            assertThat(exitCode).isEqualTo(expected);
            assertThat(before).as("runs of who stood by").isLessThanOrEqualTo(1);
            assertThat(other.hasSaid("leads")).isTrue();
            assertThat(other.hasSaid("resumed: settled 2 of 6") || signal.equals("TERM"))
                    .as("who is stopped may still come to the end of the run")
                    .isTrue();
            assertThat(server.mostInFlight()).as("at the same time").isEqualTo(1);
            assertThat(taken(server)).containsAll(feed(0)).isSubsetOf(feed(PEOPLE_A_RUN));
            assertThat(startIndices()).doesNotHaveDuplicates().allMatch(index -> index % PEOPLE_A_RUN == 0);
        }
    }

    /** The second Bundle of a run is held, once that is asked for. */
    private Answer answer(int number, JsonNode bundle) {
        if (holding.get() && number % (PEOPLE_A_RUN / PEOPLE_A_BUNDLE) == 2 && held.getCount() > 0) {
            held.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return Answer.taken(bundle);
    }

    private Replica replica(String name, String trigger, ScriptedServer server) throws IOException {
        return new Replica(
                folder.resolve(name + ".log"),
                ImmutableMap.<String, String>builder()
                        .put("CLUSTER", "file")
                        .put("TRIGGER", trigger)
                        .put("TIMER_PERIOD", "PT0.3S")
                        .put("CRON", "0/1 * * * * ?")
                        .put("DATA_DIR", data().toString())
                        .put("FHIR_URL", server.baseUrl())
                        .put("NUM_RECORDS", Integer.toString(PEOPLE_A_RUN))
                        .put("BUNDLE_SIZE", Integer.toString(PEOPLE_A_BUNDLE))
                        .put("PARALLELISM", "1")
                        .put("VACCINES", "MMR")
                        .put("MANAGEMENT_PORT", "0")
                        .build());
    }

    private Path data() {
        return folder.resolve("data");
    }

    private List<Long> startIndices() {
        return new Seeding(data())
                .files("reports", ".json").stream()
                        .filter(file -> !file.endsWith("latest.json"))
                        .map(file -> Seeding.json(file).get("startIndex").asLong())
                        .toList();
    }

    /** Returns the ids of the people whom the feed has gone past, and of so many more. */
    private Set<String> feed(int more) {
        JsonNode state = Seeding.json(data().resolve("ledger/feed-bc.json"));
        long end = state.get("nextIndex").asLong() + more;
        LocalDate day = LocalDate.parse(state.get("populationDate").asText());
        return LongStream.range(0, end)
                .mapToObj(index -> new RecordKey(state.get("seed").asLong(), "bc", day, index)
                        .id("patient")
                        .toString())
                .collect(Collectors.toSet());
    }

    private static Set<String> taken(ScriptedServer server) {
        return server.taken().stream()
                .flatMap(bundle -> StreamSupport.stream(bundle.get("entry").spliterator(), false))
                .map(entry -> entry.get("resource"))
                .filter(resource -> resource.get("resourceType").asText().equals("Patient"))
                .map(resource -> resource.get("id").asText())
                .collect(Collectors.toSet());
    }
}
