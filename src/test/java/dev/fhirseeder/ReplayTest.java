package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.server.ScriptedServer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dead letters that are sent again. */
class ReplayTest {

    @TempDir
    Path data;

    private final Set<String> lost = new TreeSet<>();

    @BeforeEach
    void three_bundles_of_three_people_are_dead_letters() {
        Outcome.of(seeding("once").with("NUM_RECORDS", 9), (number, bundle) -> Answer.refused(501));
        lost.addAll(letters());
        assertThat(lost).hasSize(3);
    }

    @Test
    void what_the_server_takes_now_is_put_aside() {
        // When
        Outcome outcome = Outcome.of(seeding("replay"), (number, bundle) -> Answer.taken(bundle));

        // Then
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.report("requested")).isEqualTo(9);
        assertThat(outcome.report("delivered")).isEqualTo(9);
        assertThat(outcome.people()).hasSize(9);
        assertThat(letters()).isEmpty();
        assertThat(files("dead-letter/replayed")).hasSize(6);
        assertThat(outcome.report().get("seed").isNull()).isTrue();
    }

    @Test
    void where_no_letters_are_that_is_said() throws Exception {
        // Given
        Outcome.of(seeding("replay"), (number, bundle) -> Answer.taken(bundle));

        // When
        Outcome outcome = Outcome.of(seeding("replay"), (number, bundle) -> Answer.taken(bundle));

        // Then
        assertThat(outcome.exitCode()).isZero();
        assertThat(Files.readString(data.resolve("reports/latest.html")))
                .contains("o dead letters, and so nothing to send again");
    }

    @Test
    void what_the_server_still_refuses_stays_with_its_newest_cause() {
        // When
        Outcome outcome = Outcome.of(seeding("replay"), (number, bundle) -> Answer.refused(505));

        // Then
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.report("deadLettered")).isEqualTo(9);
        assertThat(letters()).isEqualTo(lost);
        assertThat(outcome.cause().get("status").asInt()).isEqualTo(505);
    }

    @Test
    void a_letter_that_is_refused_for_one_person_is_divided_into_letters() {
        // Given
        Set<String> refused = ConcurrentHashMap.newKeySet();

        // When
        Outcome outcome = Outcome.of(seeding("replay"), (number, bundle) -> {
            String first = bundle.at("/entry/0/fullUrl").asText();
            if (refused.isEmpty()) {
                refused.add(first);
            }
            return refused.contains(first) ? Answer.refused(422) : Answer.taken(bundle);
        });

        // Then
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.report("delivered")).isEqualTo(8);
        assertThat(outcome.report("deadLettered")).isEqualTo(1);
        assertThat(letters()).hasSize(1).doesNotContainAnyElementsOf(lost);
        assertThat(outcome.cause().get("people").asInt()).isEqualTo(1);
    }

    @Test
    void a_server_that_is_out_of_reach_changes_no_letter() {
        // Given
        String cause = Seeding.json(
                        seeding("replay").files("dead-letter", ".cause.json").get(0))
                .toString();

        // When
        Seeding replay =
                seeding("replay").with("FHIR_URL", "http://127.0.0.1:1/fhir").with("OUTAGE_LIMIT", "PT0.1S");
        int exitCode = replay.run();

        // Then
        assertThat(exitCode).isEqualTo(1);
        assertThat(letters()).isEqualTo(lost);
        assertThat(Seeding.json(replay.files("dead-letter", ".cause.json").get(0)))
                .hasToString(cause);
        assertThat(replay.report().get("deadLettered").asInt()
                        + replay.report().get("remaining").asInt())
                .isEqualTo(9);
    }

    @Test
    void what_was_to_be_created_and_may_have_been_is_never_sent_again() {
        // Given
        Outcome.of(
                seeding("once").with("NUM_RECORDS", 3).with("SEED", 8).with("WRITE_MODE", "create"),
                (number, bundle) -> Answer.fhir(200, ""));
        assertThat(letters()).hasSize(4);

        // When
        Outcome outcome = Outcome.of(seeding("replay"), (number, bundle) -> Answer.taken(bundle));

        // Then
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.server().requests()).isEqualTo(3);
        assertThat(outcome.report("delivered")).isEqualTo(9);
        assertThat(outcome.report("deadLettered")).isEqualTo(3);
        assertThat(letters()).hasSize(1);
    }

    @Test
    void a_letter_to_be_created_that_has_lost_its_cause_may_have_been_created() throws IOException {
        // Given
        Outcome.of(
                seeding("once").with("NUM_RECORDS", 3).with("SEED", 8).with("WRITE_MODE", "create"),
                (number, bundle) -> Answer.refused(501));
        for (Path cause : seeding("replay").files("dead-letter", ".cause.json")) {
            Files.delete(cause);
        }

        // When
        Outcome outcome = Outcome.of(seeding("replay"), (number, bundle) -> Answer.taken(bundle));

        // Then
        assertThat(outcome.server().requests()).isEqualTo(3);
        assertThat(outcome.report("delivered")).isEqualTo(9);
        assertThat(outcome.report("deadLettered")).isEqualTo(3);
    }

    @Test
    void a_letter_that_was_edited_and_is_refused_again_stays_one() throws IOException {
        // Given
        for (String letter : letters()) {
            Path file = data.resolve("dead-letter").resolve(letter);
            Files.writeString(file, Files.readString(file) + "\n");
        }

        // When
        Outcome outcome = Outcome.of(seeding("replay"), (number, bundle) -> Answer.refused(505));

        // Then
        assertThat(outcome.report("deadLettered")).isEqualTo(9);
        assertThat(letters()).isEqualTo(lost);
        assertThat(outcome.cause().get("status").asInt()).isEqualTo(505);
    }

    @Test
    void a_letter_that_was_being_divided_when_the_process_was_killed_is_divided_once() throws IOException {
        // Given
        for (Path cause : seeding("replay").files("dead-letter", ".cause.json")) {
            Files.writeString(cause, Files.readString(cause).replace("\"permanent\"", "\"divided\""));
        }

        // When
        Outcome outcome = Outcome.of(seeding("replay"), (number, bundle) -> Answer.taken(bundle));

        // Then
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.server().requests()).isEqualTo(6);
        assertThat(outcome.people()).hasSize(9);
        assertThat(letters()).isEmpty();
    }

    @Test
    void letters_larger_than_the_server_takes_are_divided_and_parted() {
        // When
        Outcome outcome = Outcome.withTrouble(
                seeding("replay").with("MAX_ENTRIES", 1),
                (number, bundle) -> bundle.get("entry").size() == 1 ? Answer.taken(bundle) : Answer.refused(413));

        // Then
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.report("delivered")).isEqualTo(9);
        assertThat(outcome.people()).hasSize(9);
        assertThat(letters()).isEmpty();
    }

    @Test
    void without_a_letter_there_is_nothing_to_do() {
        // Given
        Outcome.of(seeding("replay"), (number, bundle) -> Answer.taken(bundle));

        // When
        Outcome outcome = Outcome.of(seeding("replay"), (number, bundle) -> Answer.taken(bundle));

        // Then
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.report("requested")).isZero();
    }

    private Set<String> letters() {
        return files("dead-letter").stream()
                .filter(name -> name.endsWith(".json") && !name.endsWith(".cause.json"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> files(String folder) {
        return seeding("replay").files(folder, ".json").stream()
                .map(file -> file.getFileName().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Seeding seeding(String trigger) {
        return new Seeding(data)
                .with("TRIGGER", trigger)
                .with("BUNDLE_SIZE", 3)
                .with("SEED", 7)
                .with("AS_OF", "2026-11-22")
                .with("VACCINES", "MMR");
    }
}
