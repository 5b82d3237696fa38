package dev.fhirseeder;

import static dev.fhirseeder.server.QuestionServer.count;
import static dev.fhirseeder.server.QuestionServer.found;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.server.QuestionServer;
import dev.fhirseeder.server.QuestionServer.Question;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are read back when they have ended, whatever the server answers. */
class VerifiedRunTest {

    @TempDir
    Path data;

    @Test
    void what_a_run_should_have_left_and_has_not_is_a_trouble_of_the_run() {
        // When
        Inquest inquest = readBack(Answer::taken, VerifiedRunTest::nothing);

        // Then
        JsonNode run = inquest.seeding().report();
        assertThat(inquest.exitCode()).isEqualTo(1);
        assertThat(run.get("delivered").asInt()).isEqualTo(2);
        assertThat(run.at("/troubles/0").asText())
                .matches("read back from the server: \\d+ resources are missing, duplicate or different");
        assertThat(inquest.report("verify-").at("/types/Patient/missing").asInt())
                .isEqualTo(2);
    }

    @Test
    void a_run_that_cannot_be_read_back_keeps_its_report_and_has_a_trouble() {
        // When
        Inquest inquest = readBack(Answer::taken, question -> Answer.refused(401));

        // Then
        assertThat(inquest.exitCode()).isEqualTo(1);
        assertThat(inquest.seeding().report().at("/troubles/0").asText())
                .isEqualTo("read back from the server: not everything could be verified");
    }

    @Test
    void who_is_in_the_dead_letters_is_missing_and_that_is_said() {
        // When
        Inquest inquest = readBack(bundle -> Answer.refused(422), VerifiedRunTest::nothing);

        // Then
        assertThat(inquest.exitCode()).isEqualTo(1);
        assertThat(inquest.report("verify-").at("/remarks/0").asText())
                .isEqualTo("2 people are in the dead letters or left; what is missing may be theirs");
    }

    @Test
    void a_run_that_was_given_up_is_not_read_back_and_that_is_said() {
        // When
        Inquest inquest = readBack(bundle -> Answer.refused(403), VerifiedRunTest::nothing);

        // Then
        assertThat(inquest.questions()).allMatch(question -> question.path().isEmpty());
        assertThat(inquest.seeding().report().get("troubles"))
                .last()
                .extracting(JsonNode::asText)
                .isEqualTo("not read back from the server: the run was broken off");
        assertThat(inquest.seeding().files("reports", ".json"))
                .noneMatch(file -> file.toString().contains("verify-"));
    }

    @Test
    void a_run_that_was_stopped_is_not_read_back_and_that_is_said() {
        // Given
        AtomicReference<Seeder> seeder = new AtomicReference<>();
        Seeding seeding = people().with("VERIFY", true);

        // When
        try (QuestionServer server = new QuestionServer(question -> {
            seeder.get().runs().stop();
            return Answer.taken(json(question.words()));
        })) {
            seeder.set(seeding.with("FHIR_URL", server.baseUrl()).seeder());
            Seeding.run(seeder.get());

            // Then
            assertThat(server.questions()).hasSize(1);
        }
        assertThat(seeding.report().at("/troubles/0").asText())
                .isEqualTo("not read back from the server: the run was broken off");
    }

    @Test
    void the_report_of_a_run_is_kept_before_it_is_read_back() {
        // Given
        Seeding seeding = people().with("VERIFY", true);
        List<Integer> delivered = new CopyOnWriteArrayList<>();

        // When
        try (QuestionServer server = new QuestionServer(question -> {
            if (question.path().isEmpty()) {
                return Answer.taken(json(question.words()));
            }
            delivered.add(seeding.report().get("delivered").asInt());
            return nothing(question);
        })) {
            seeding.with("FHIR_URL", server.baseUrl()).run();
        }

        // Then
        assertThat(delivered).hasSizeGreaterThan(6).containsOnly(2);
        assertThat(seeding.report().get("troubles")).hasSize(1);
    }

    @Test
    void the_time_of_a_run_is_over_before_it_is_read_back() {
        // When
        Inquest inquest = Inquest.of(
                people().with("VERIFY", true).with("RETRY_DELAY", "PT2S"),
                question -> question.path().isEmpty()
                        ? Answer.taken(json(question.words()))
                        : question.number() == 2 ? Answer.refused(503) : nothing(question));

        // Then
        assertThat(inquest.seeding().report().get("troubles")).hasSize(1);
        assertThat(inquest.seeding().report().get("seconds").asDouble()).isLessThan(1.5);
    }

    @Test
    void a_reading_back_that_cannot_be_kept_is_told_all_the_same_and_is_a_trouble() throws IOException {
        // Given
        Files.createDirectories(data.resolve("reports/verify-unkept.json/full"));

        // When
        Inquest inquest = Inquest.of(
                people().with("VERIFY", true).with("RUN_ID", "unkept"),
                question -> question.path().isEmpty() ? Answer.taken(json(question.words())) : nothing(question));

        // Then
        assertThat(inquest.exitCode()).isEqualTo(1);
        assertThat(inquest.seeding().report().at("/troubles/0").asText())
                .startsWith("what was read back from the server is not kept: ");
        assertThat(inquest.seeding().report().at("/troubles/1").asText()).startsWith("read back from the server: ");
    }

    /** Makes a run whose Bundle is answered so, and whose reading back so. */
    private Inquest readBack(Function<JsonNode, Answer> taking, Function<Question, Answer> answering) {
        return Inquest.of(
                people().with("VERIFY", true),
                question ->
                        question.path().isEmpty() ? taking.apply(json(question.words())) : answering.apply(question));
    }

    private static Answer nothing(Question question) {
        return question.isCount() ? count(0) : found();
    }

    private Seeding people() {
        return new Seeding(data).with("SEED", 7).with("AS_OF", "2026-11-22").with("NUM_RECORDS", 2);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
