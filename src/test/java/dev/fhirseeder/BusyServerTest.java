package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that are too busy to say what they are. */
class BusyServerTest {

    private static final long SECOND = 1_000_000_000;

    @TempDir
    Path data;

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void one_that_stays_so_is_asked_as_often_as_a_bundle_is_sent_again_and_sent_nothing(int status) {
        // When
        Outcome outcome = Outcome.withTrouble(
                seeding().with("MAX_RETRIES", 2).with("RETRY_DELAY", "PT0.01S"),
                new ScriptedServer((number, bundle) -> bundle.isEmpty() ? Answer.refused(status) : Answer.taken(bundle))
                        .sayingItself());

        // Then
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.server().taken()).isEmpty();
        assertThat(outcome.server().statements()).isGreaterThan(2);
        assertThat(outcome.report("deadLettered")).isEqualTo(12);
        assertThat(outcome.report("retries")).isEqualTo(8);
        assertThat(outcome.report().get("statuses").fieldNames())
                .toIterable()
                .containsExactly(Integer.toString(status));
    }

    @Test
    void one_that_says_how_long_is_left_alone_for_so_long_whoever_wants_to_write() {
        // Given
        List<Long> looks = new CopyOnWriteArrayList<>();

        // When
        Outcome outcome = Outcome.withTrouble(
                seeding(),
                new ScriptedServer((number, bundle) -> {
                            if (!bundle.isEmpty()) {
                                return Answer.taken(bundle);
                            }
                            looks.add(System.nanoTime());
                            return looks.size() == 1
                                    ? Answer.refused(503).with("Retry-After", "1")
                                    : Answer.statement();
                        })
                        .sayingItself());

        // Then
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.report("deadLettered")).isZero();
        assertThat(looks).hasSize(2);
        assertThat(looks.get(1) - looks.get(0)).isGreaterThanOrEqualTo(SECOND);
    }

    @Test
    void one_that_wants_to_be_left_alone_for_longer_than_anybody_waits_ends_the_run() {
        // When
        Outcome outcome = Outcome.withTrouble(
                seeding().with("RETRY_LIMIT", "PT5S"),
                new ScriptedServer((number, bundle) -> bundle.isEmpty()
                                ? Answer.refused(503).with("Retry-After", "3600")
                                : Answer.taken(bundle))
                        .sayingItself());

        // Then
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.server().taken()).isEmpty();
        assertThat(outcome.server().statements()).isOne();
        assertThat(outcome.report().get("troubles").get(0).asText())
                .contains("given up: the server answers 503 and asks to wait")
                .contains("longer than RETRY_LIMIT, which is PT5S");
    }

    private Seeding seeding() {
        return new Seeding(data.resolve("data"))
                .with("NUM_RECORDS", 12)
                .with("BUNDLE_SIZE", 3)
                .with("SEED", 7)
                .with("AS_OF", "2026-11-22")
                .with("VACCINES", "MMR");
    }
}
