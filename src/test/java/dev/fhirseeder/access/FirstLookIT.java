package dev.fhirseeder.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole application before servers that say what they are to those alone who have a token. */
class FirstLookIT {

    private static TokenServer tokens;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        tokens = new TokenServer(Duration.ofMinutes(5));
    }

    @AfterAll
    static void stop() throws Exception {
        tokens.close();
    }

    @Test
    void a_server_that_is_looked_at_is_shown_two_tokens_and_then_left_alone() {
        // Given
        try (Door door = new Door(shown -> false).guardingItself()) {
            // When
            Run run = Run.oauth2(folder, door, tokens)
                    .with("FHIR_CLIENT_ID", "by-header")
                    .go();

            // Then
            assertThat(run.exitCode()).as(run.words()).isEqualTo(2);
            assertThat(door.shown()).hasSize(2).doesNotHaveDuplicates();
            assertThat(run.words())
                    .contains("nothing was sent")
                    .contains(
                            "FHIR_AUTH (seeder.fhir-auth): found 'oauth2' with a token that was given for FHIR_CLIENT_ID");
        }
    }

    @Test
    void a_token_that_is_refused_at_the_first_look_is_replaced_once() {
        // Given
        AtomicReference<String> withdrawn = new AtomicReference<>();
        try (Door door = new Door(shown -> {
                    withdrawn.compareAndSet(null, shown);
                    return tokens.hasGiven(shown) && !shown.equals(withdrawn.get());
                })
                .guardingItself()) {
            // When
            Run run = Run.oauth2(folder, door, tokens)
                    .with("FHIR_CLIENT_ID", "by-header")
                    .go();

            // Then
            assertThat(run.exitCode()).as(run.words()).isZero();
            assertThat(door.taken()).hasSize(2);
        }
    }
}
