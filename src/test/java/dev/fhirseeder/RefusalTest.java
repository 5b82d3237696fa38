package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.random.RecordKey;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of people whom a server does not take, or not in one piece. */
class RefusalTest {

    @TempDir
    Path data;

    @ParameterizedTest
    @ValueSource(ints = {400, 410, 412, 413, 422})
    void one_whom_the_server_refuses_sinks_nobody_else(int status) {
        // When
        Outcome outcome = Outcome.of(
                seeding(9), (number, bundle) -> holds(bundle, 4) ? Answer.refused(status) : Answer.taken(bundle));

        // Then
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.people()).hasSize(8);
        assertThat(outcome.report("delivered")).isEqualTo(8);
        assertThat(outcome.report("deadLettered")).isEqualTo(1);
        assertThat(outcome.report("retries")).isZero();
        assertThat(outcome.cause().get("failure").asText()).isEqualTo("refused");
        assertThat(outcome.cause().get("indices").asText()).isEqualTo("4");
        assertThat(outcome.cause().get("status").asInt()).isEqualTo(status);
        assertThat(outcome.cause().at("/operationOutcome/issue/0/diagnostics").asText())
                .isEqualTo("scripted");
    }

    @Test
    void halves_are_sent_again_as_any_other_bundle() {
        // Given
        AtomicInteger alone = new AtomicInteger();

        // When
        Outcome outcome = Outcome.of(seeding(3), (number, bundle) -> {
            if (!holds(bundle, 1)) {
                return Answer.taken(bundle);
            }
            return number > 1 && alone.incrementAndGet() == 1 ? Answer.refused(503) : Answer.refused(422);
        });

        // Then
        assertThat(outcome.report("delivered")).isEqualTo(2);
        assertThat(outcome.report("deadLettered")).isEqualTo(1);
        assertThat(outcome.report("retries")).isEqualTo(1);
    }

    @Test
    void a_refused_entry_inside_a_success_is_a_failure() {
        // When
        Outcome outcome = Outcome.of(seeding(3), (number, bundle) -> {
            Answer taken = Answer.taken(bundle);
            return Answer.fhir(200, taken.body().replaceFirst("201 Created", "422 Unprocessable Entity"));
        });

        // Then
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.server().requests())
                .as("3, then 1 and 2, then 1 and 1")
                .isEqualTo(5);
        assertThat(outcome.report("deadLettered")).isEqualTo(3);
        assertThat(outcome.cause().get("status").asInt()).isEqualTo(422);
    }

    @Test
    void one_poison_person_in_a_thousand_is_the_only_one_who_is_not_delivered() {
        // When
        Outcome outcome = Outcome.of(
                seeding(1000).with("BUNDLE_SIZE", 100),
                (number, bundle) -> holds(bundle, 637) ? Answer.refused(422) : Answer.taken(bundle));

        // Then
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.people()).hasSize(999);
        assertThat(outcome.report("delivered")).isEqualTo(999);
        assertThat(outcome.report("deadLettered")).isEqualTo(1);
        assertThat(outcome.cause().get("indices").asText()).isEqualTo("637");
    }

    @ParameterizedTest
    @CsvSource({"update, 422, REFUSED", "create, 422, OUTCOME", "create, 503, OUTCOME"})
    void an_entry_refused_inside_a_success_leaves_open_what_create_has_made(String mode, int status, String kind) {
        // When
        Outcome outcome = Outcome.withTrouble(seeding(3).with("WRITE_MODE", mode), (number, bundle) -> {
            Answer taken = Answer.taken(bundle);
            return Answer.fhir(200, taken.body().replaceFirst("201 Created", Integer.toString(status)));
        });

        // Then
        assertThat(outcome.report("deadLettered")).isEqualTo(3);
        assertThat(outcome.server().requests()).isEqualTo(mode.equals("create") ? 1 : 5);
        assertThat(outcome.cause().get("failure").asText())
                .startsWith(kind.equals("REFUSED") ? "refused" : "outcome-unknown");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 7})
    void no_bundle_has_more_entries_than_the_server_takes_and_people_larger_than_that_go_in_parts(int most) {
        // Given
        Set<String> there = new HashSet<>();

        // When
        Outcome outcome = Outcome.withTrouble(seeding(9).with("MAX_ENTRIES", most), (number, bundle) -> {
            synchronized (there) {
                return taken(bundle, most, there);
            }
        });

        // Then
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.report("delivered")).isEqualTo(9);
        assertThat(outcome.people()).hasSize(9);
        assertThat(there).hasSize(resources(outcome));
    }

    @Test
    void a_part_that_fails_is_sent_again_without_those_before_it() {
        // Given
        AtomicInteger patients = new AtomicInteger();

        // When
        Outcome outcome = Outcome.withTrouble(seeding(1).with("MAX_ENTRIES", 1), (number, bundle) -> {
            if (bundle.at("/entry/0/resource/resourceType").asText().equals("Patient")) {
                patients.incrementAndGet();
            }
            return number == 2 ? Answer.refused(503) : Answer.taken(bundle);
        });

        // Then
        assertThat(outcome.exitCode()).isZero();
        assertThat(patients).hasValue(1);
        assertThat(outcome.report("retries")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "conditional-create"})
    void who_is_too_large_and_must_not_be_parted_is_dead_lettered(String mode) {
        // When
        Outcome outcome = Outcome.of(
                seeding(3).with("WRITE_MODE", mode).with("MAX_ENTRIES", 1), (number, bundle) -> Answer.taken(bundle));

        // Then
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.report("deadLettered")).isPositive();
        assertThat(outcome.cause().get("exception").asText()).contains("MAX_ENTRIES");
    }

    @Test
    void a_server_without_transactions_gets_batches_of_which_each_entry_is_checked() {
        // Given
        Set<String> there = new HashSet<>();

        // When
        Outcome outcome = Outcome.withTrouble(seeding(9).with("BUNDLE_TYPE", "batch"), (number, bundle) -> {
            synchronized (there) {
                return bundle.get("type").asText().equals("batch") && !isCarrying(bundle, 4)
                        ? taken(bundle, 1000, there)
                        : Answer.fhir(
                                200, Answer.taken(bundle).body().replaceFirst("201 Created", "422 Unprocessable"));
            }
        });

        // Then
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.report("delivered")).isEqualTo(8);
        assertThat(outcome.report("deadLettered")).isEqualTo(1);
        assertThat(outcome.cause().get("indices").asText()).isEqualTo("4");
    }

    /** A server that knows nobody but those who have arrived, and what arrives with them in one transaction. */
    private static Answer taken(JsonNode bundle, int most, Set<String> there) {
        Set<String> known = new HashSet<>(there);
        boolean batch = bundle.get("type").asText().equals("batch");
        bundle.get("entry").forEach(entry -> {
            known.add(entry.at("/request/url").asText());
            known.add(entry.get("fullUrl").asText());
        });
        boolean good = bundle.get("entry").size() <= most
                && (batch ? there : known).containsAll(bundle.findValuesAsText("reference"));
        if (good) {
            bundle.get("entry")
                    .forEach(entry -> there.add(entry.at("/request/url").asText()));
        }
        return good ? Answer.taken(bundle) : Answer.refused(400);
    }

    private static int resources(Outcome outcome) {
        int sum = 0;
        for (JsonNode count : outcome.report().get("resources")) {
            sum += count.asInt();
        }
        return sum;
    }

    private Seeding seeding(int people) {
        return new Seeding(data)
                .with("NUM_RECORDS", people)
                .with("BUNDLE_SIZE", 3)
                .with("SEED", 7)
                .with("AS_OF", "2026-11-22")
                .with("VACCINES", "MMR");
    }

    /** Tells whether a Bundle has the Patient with an index among its entries. */
    private static boolean isCarrying(JsonNode bundle, int index) {
        return bundle.findValuesAsText("fullUrl").contains("urn:uuid:" + id(index));
    }

    private static String id(int index) {
        return new RecordKey(7, "bc", LocalDate.parse("2026-11-22"), index)
                .id("patient")
                .toString();
    }

    /** Tells whether a Bundle holds the person with an index. */
    private static boolean holds(JsonNode bundle, int index) {
        return bundle.toString().contains("urn:uuid:" + id(index));
    }
}
