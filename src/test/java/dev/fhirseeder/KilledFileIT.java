package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableMap;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process is ended within the run of a dropped file, and another one begins. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class KilledFileIT {

    private static final int PEOPLE = 20;

    @TempDir
    Path folder;

    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @ParameterizedTest
    @CsvSource({"KILL, 137", "TERM, 143"})
    void the_file_stays_and_its_run_goes_on_though_the_request_states_no_seed(String signal, int expected)
            throws Exception {
        // Given
        Dropping dropping = Dropping.below(folder);
        dropping.drop("clinic.json", "{\"records\": %d, \"bundleSize\": 2}".formatted(PEOPLE));
        try (ScriptedServer server = new ScriptedServer(this::answer)) {
            Replica one = replica("one", dropping, server);
            held.await();

            // When
            one.signal(signal);
            released.countDown();
            int exitCode = one.end();
            List<String> left = dropping.files("");
            Replica other = replica("other", dropping, server);
            other.until(() -> dropping.files("done").size() == 2);
            other.signal("TERM");
            other.end();

            // Then
            assertThat(exitCode).isEqualTo(expected);
            assertThat(left).containsExactly("clinic.json");
            assertThat(other.hasSaid("resumed: ")).isTrue();
            List<String> patients =
                    server.taken().stream().flatMap(KilledFileIT::patients).toList();
            assertThat(patients).hasSizeBetween(PEOPLE, PEOPLE + 2);
            assertThat(patients.stream().distinct()).hasSize(PEOPLE);
            assertThat(dropping.json("done", dropping.files("done").get(1))
                            .get("delivered")
                            .asInt())
                    .isEqualTo(PEOPLE);
            assertThat(dropping.files("")).isEmpty();
        }
    }

    private Answer answer(int number, JsonNode bundle) {
        if (number == 3) {
            held.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return Answer.taken(bundle);
    }

    private static Stream<String> patients(JsonNode bundle) {
        return StreamSupport.stream(bundle.get("entry").spliterator(), false)
                .map(entry -> entry.get("resource"))
                .filter(resource -> resource.get("resourceType").asText().equals("Patient"))
                .map(resource -> resource.get("id").asText());
    }

    private Replica replica(String name, Dropping dropping, ScriptedServer server) throws IOException {
        return new Replica(
                folder.resolve(name + ".log"),
                ImmutableMap.<String, String>builder()
                        .put("TRIGGER", "file")
                        .put("INBOX", dropping.inbox().toString())
                        .put("DATA_DIR", folder.resolve("data").toString())
                        .put("FHIR_URL", server.baseUrl())
                        .put("BUNDLE_SIZE", "2")
                        .put("PARALLELISM", "1")
                        .put("VACCINES", "MMR")
                        .put("MANAGEMENT_PORT", "0")
                        .build());
    }
}
