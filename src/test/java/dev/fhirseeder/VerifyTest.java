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
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading back, where the server does not answer as it should. */
class VerifyTest {

    @TempDir
    Path data;

    @Test
    void a_question_that_time_can_heal_is_asked_again() {
        // When
        Inquest inquest =
                Inquest.of(verify(), question -> question.number() <= 3 ? Answer.refused(503) : nothing(question));

        // Then
        assertThat(inquest.exitCode()).isEqualTo(1);
        assertThat(inquest.report("verify-").get("people").asInt()).isEqualTo(2);
        assertThat(inquest.report("verify-").at("/types/Patient/missing").asInt())
                .isEqualTo(2);
        assertThat(inquest.report("verify-").get("remarks")).isEmpty();
    }

    @Test
    void a_server_that_turns_us_away_ends_the_job_with_1_and_one_line() {
        // When
        Inquest inquest = Inquest.of(verify(), question -> Answer.refused(403));

        // Then
        assertThat(inquest.exitCode()).isEqualTo(1);
        assertThat(inquest.questions()).hasSize(1);
        assertThat(inquest.errors())
                .singleElement()
                .asString()
                .matches("verify=\\S+ broke off: the server answers 403 .*");
        assertThat(inquest.report("verify-").get("verified").asBoolean()).isFalse();
        assertThat(inquest.report("verify-").at("/remarks/0").asText())
                .startsWith("not everything could be asked: the server answers 403");
    }

    @Test
    void a_server_out_of_reach_is_waited_for_and_then_the_job_ends_with_1() {
        // Given
        QuestionServer gone = new QuestionServer(VerifyTest::nothing);
        gone.close();
        Seeding verify = verify().with("FHIR_URL", gone.baseUrl()).with("OUTAGE_LIMIT", "PT0.2S");

        // When
        int exitCode = verify.run();

        // Then
        assertThat(exitCode).isEqualTo(1);
        assertThat(Inquest.report(verify, "verify-").at("/remarks/0").asText()).contains("the server gave no answer");
    }

    @Test
    void a_type_that_the_server_does_not_find_by_identifier_is_said_not_to_be_verified() {
        // When
        Inquest inquest = Inquest.of(
                verify(), question -> question.path().startsWith("Consent/") ? Answer.refused(400) : nothing(question));

        // Then
        JsonNode report = inquest.report("verify-");
        assertThat(inquest.exitCode()).isEqualTo(1);
        assertThat(report.at("/unsearchable/Consent").asText()).isEqualTo("the server answers 400");
        assertThat(report.at("/types/Consent/missing").asInt()).isZero();
        assertThat(report.at("/types/Patient/missing").asInt()).isEqualTo(2);
    }

    @Test
    void a_job_that_is_stopped_asks_no_more_and_says_that_it_is_not_done() {
        // Given
        AtomicReference<Seeder> seeder = new AtomicReference<>();
        Seeding verify = verify().with("NUM_RECORDS", 1_000);

        // When
        try (QuestionServer server = new QuestionServer(question -> {
            seeder.get().end(0);
            return nothing(question);
        })) {
            seeder.set(verify.with("FHIR_URL", server.baseUrl()).seeder());
            Seeding.run(seeder.get());
        }

        // Then
        JsonNode report = Inquest.report(verify, "verify-");
        assertThat(report.get("verified").asBoolean()).isFalse();
        assertThat(report.get("people").asInt()).isLessThan(1_000);
        assertThat(report.at("/remarks/0").asText()).isEqualTo("the process was stopped before all were read back");
    }

    @Test
    void what_a_run_should_have_left_and_has_not_is_a_trouble_of_the_run() {
        // When
        Inquest inquest = readBack(Answer::taken, VerifyTest::nothing);

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
        Inquest inquest = readBack(bundle -> Answer.refused(422), VerifyTest::nothing);

        // Then
        assertThat(inquest.exitCode()).isEqualTo(1);
        assertThat(inquest.report("verify-").at("/remarks/0").asText())
                .isEqualTo("2 people are in the dead letters or remain; what is missing may be theirs");
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

    private Seeding verify() {
        return people().with("TRIGGER", "verify");
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
