package dev.fhirseeder;

import static dev.fhirseeder.server.QuestionServer.count;
import static dev.fhirseeder.server.QuestionServer.found;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.server.QuestionServer;
import dev.fhirseeder.server.QuestionServer.Question;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
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
    void a_server_that_asks_to_wait_longer_than_the_limit_ends_the_job_with_a_line_that_says_so() {
        // When
        Inquest inquest = Inquest.of(verify(), question -> Answer.refused(503).with("Retry-After", "86400"));

        // Then
        assertThat(inquest.exitCode()).isEqualTo(1);
        assertThat(inquest.questions()).hasSize(1);
        assertThat(inquest.errors())
                .singleElement()
                .asString()
                .contains("the server answers 503 and asks to wait PT24H, longer than RETRY_LIMIT, which is ");
    }

    @Test
    void of_a_server_that_finds_nothing_by_identifier_nothing_is_claimed() {
        // When
        Inquest inquest = Inquest.of(
                verify().with("NUM_RECORDS", 120), question -> question.isCount() ? count(5) : Answer.refused(400));

        // Then
        JsonNode report = inquest.report("verify-");
        assertThat(report.get("compared").asInt()).isZero();
        assertThat(report.at("/types/Patient/tagged").asInt()).isEqualTo(5);
        assertThat(report.at("/types/Patient/other").asInt()).isEqualTo(-1);
        assertThat(report.get("remarks")).isEmpty();
        assertThat(inquest.questions())
                .filteredOn(question -> question.path().startsWith("Patient/"))
                .as("each type is asked for once")
                .hasSize(1);
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
}
