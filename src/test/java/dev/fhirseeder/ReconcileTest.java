package dev.fhirseeder;

import static dev.fhirseeder.server.QuestionServer.answered;
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
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading back and removing, where the server does not answer as it should. */
class ReconcileTest {

    private static final String PATIENT = """
            {"resourceType":"Patient","id":"%s","meta":{"tag":[{"system":"%s","code":"7"}]}}""";

    private static final String UNTAGGED = """
            {"resourceType":"Patient","id":"1","identifier":[
             {"system":"https://fhirseeder.dev/fhir/NamingSystem/resource-id","value":"%s"}]}""";

    private static final Pattern ASKED = Pattern.compile("resource-id\\|([0-9a-f-]{36})");

    private static final String TAG = "https://fhirseeder.dev/fhir/seed";

    @TempDir
    Path data;

    private List<Question> questions = List.of();

    @Test
    void a_question_that_time_can_heal_is_asked_again() {
        // When
        int exitCode = run(
                job("verify"),
                question -> question.number() <= 3 ? Answer.refused(503) : question.isCount() ? count(0) : found());

        // Then
        JsonNode report = report("verify-");
        assertThat(exitCode).isEqualTo(1);
        assertThat(report.get("people").asInt()).isEqualTo(2);
        assertThat(report.at("/types/Patient/missing").asInt()).isEqualTo(2);
        assertThat(report.get("remarks")).isEmpty();
    }

    @Test
    void a_server_that_turns_us_away_ends_the_job_with_1_and_one_line() {
        // Given
        List<String> errors;

        // When
        int exitCode;
        try (Heeded log = new Heeded()) {
            exitCode = run(job("verify"), question -> Answer.refused(403));
            errors = log.errors();
        }

        // Then
        assertThat(exitCode).isEqualTo(1);
        assertThat(questions).hasSize(1);
        assertThat(errors).singleElement().asString().startsWith("The job broke off: the server answers 403");
        assertThat(report("verify-").get("verified").asBoolean()).isFalse();
        assertThat(report("verify-").at("/remarks/0").asText())
                .startsWith("not everything could be asked: the server answers 403");
    }

    @Test
    void a_server_out_of_reach_is_waited_for_and_then_the_job_ends_with_1() {
        // Given
        QuestionServer gone = new QuestionServer(question -> count(0));
        gone.close();

        // When
        int exitCode = job("verify")
                .with("FHIR_URL", gone.baseUrl())
                .with("OUTAGE_LIMIT", "PT0.2S")
                .run();

        // Then
        assertThat(exitCode).isEqualTo(1);
        assertThat(report("verify-").at("/remarks/0").asText()).contains("the server gave no answer");
    }

    @Test
    void a_type_that_the_server_does_not_find_by_identifier_is_said_not_to_be_verified() {
        // When
        int exitCode = run(
                job("verify"),
                question -> question.isCount()
                        ? count(0)
                        : question.path().startsWith("Consent") ? Answer.refused(400) : found());

        // Then
        JsonNode report = report("verify-");
        assertThat(exitCode).isEqualTo(1);
        assertThat(report.at("/unsearchable/Consent").asText()).isEqualTo("the server answers 400");
        assertThat(report.at("/types/Consent/missing").asInt()).isZero();
        assertThat(report.at("/types/Patient/missing").asInt()).isEqualTo(2);
    }

    @Test
    void what_a_run_should_have_left_and_has_not_is_a_trouble_of_the_run() {
        // When
        int exitCode = run(
                people().with("VERIFY", true),
                question -> question.path().isEmpty()
                        ? Answer.taken(json(question.words()))
                        : question.isCount() ? count(0) : found());

        // Then
        Seeding seeding = new Seeding(data);
        assertThat(exitCode).isEqualTo(1);
        assertThat(seeding.report().get("delivered").asInt()).isEqualTo(2);
        assertThat(seeding.report().at("/troubles/0").asText())
                .matches("read back from the server: \\d+ resources are missing, duplicate or different");
        assertThat(report("verify-").at("/types/Patient/missing").asInt()).isEqualTo(2);
    }

    @Test
    void a_run_that_cannot_be_read_back_keeps_its_report_and_has_a_trouble() {
        // When
        int exitCode = run(
                people().with("VERIFY", true),
                question -> question.path().isEmpty() ? Answer.taken(json(question.words())) : Answer.refused(401));

        // Then
        assertThat(exitCode).isEqualTo(1);
        assertThat(new Seeding(data).report().at("/troubles/0").asText())
                .isEqualTo("read back from the server: not everything could be verified");
    }

    @Test
    void who_is_in_the_dead_letters_is_missing_and_that_is_said() {
        // When
        int exitCode = run(
                people().with("VERIFY", true),
                question -> question.path().isEmpty() ? Answer.refused(422) : question.isCount() ? count(0) : found());

        // Then
        assertThat(exitCode).isEqualTo(1);
        assertThat(report("verify-").at("/remarks/0").asText())
                .matches("\\d+ people are in the dead letters or remain; what is missing may be theirs");
    }

    @Test
    void a_job_that_is_stopped_asks_no_more_and_says_that_it_is_not_done() {
        // Given
        AtomicReference<Seeder> seeder = new AtomicReference<>();

        // When
        try (QuestionServer server = new QuestionServer(question -> {
            seeder.get().end(0);
            return question.isCount() ? count(0) : found();
        })) {
            seeder.set(job("verify")
                    .with("NUM_RECORDS", 1_000)
                    .with("FHIR_URL", server.baseUrl())
                    .seeder());
            Seeding.run(seeder.get());
        }

        // Then
        JsonNode report = report("verify-");
        assertThat(report.get("verified").asBoolean()).isFalse();
        assertThat(report.get("people").asInt()).isLessThan(1_000);
        assertThat(report.at("/remarks/0").asText()).isEqualTo("the process was stopped before all were read back");
    }

    @Test
    void nothing_is_removed_where_the_server_answers_with_what_carries_no_tag() {
        // Given
        List<String> errors;

        // When
        int exitCode;
        try (Heeded log = new Heeded()) {
            exitCode = run(
                    job("purge").with("PURGE_COUNT", 1),
                    question -> question.isCount()
                            ? count(question.path().startsWith("Patient") ? 1 : 0)
                            : question.path().startsWith("Patient") ? found(PATIENT.formatted("1", "other")) : found());
            errors = log.errors();
        }

        // Then
        assertThat(exitCode).isEqualTo(1);
        assertThat(errors).hasSize(1);
        assertThat(questions).noneMatch(question -> question.words().contains("DELETE"));
        assertThat(report("purge-").get("state").asText()).isEqualTo("broken");
        assertThat(report("purge-").get("trouble").asText()).contains("does not carry it");
    }

    @Test
    void of_a_range_nothing_is_removed_that_carries_no_tag_though_it_bears_an_id_that_is_meant() {
        // When
        int exitCode = run(people().with("TRIGGER", "purge").with("PURGE_COUNT", 0), question -> {
            Matcher id = ASKED.matcher(question.words());
            return question.path().startsWith("Patient") && id.find()
                    ? found(UNTAGGED.formatted(id.group(1)))
                    : found();
        });

        // Then
        assertThat(exitCode).isZero();
        assertThat(questions)
                .hasSizeGreaterThan(3)
                .noneMatch(question -> question.words().contains("DELETE"));
        assertThat(report("purge-").at("/before/Patient").asInt()).isZero();
    }

    @Test
    void what_refers_to_others_is_removed_before_them() {
        // When
        run(job("purge").with("PURGE_COUNT", 0), question -> question.isCount() ? count(0) : found());

        // Then
        assertThat(questions.stream()
                        .filter(question -> !question.isCount())
                        .map(question -> question.path().replaceFirst("\\W.*", ""))
                        .distinct())
                .containsExactly(
                        "Consent", "AllergyIntolerance", "Condition", "Immunization", "Observation", "Patient");
    }

    @Test
    void a_server_that_finds_what_is_deleted_for_a_while_is_waited_for() {
        // When
        int exitCode = run(job("purge").with("PURGE_COUNT", 1), question -> {
            if (question.words().contains("DELETE")) {
                return answered("204");
            }
            long deleted = questions.stream()
                    .filter(before -> before.words().contains("DELETE"))
                    .count();
            boolean patient = question.path().startsWith("Patient");
            if (question.isCount()) {
                return count(patient && deleted == 0 ? 1 : 0);
            }
            boolean stillThere = questions.stream()
                            .filter(before -> before.path().startsWith("Patient") && !before.isCount())
                            .count()
                    <= 3;
            return patient && stillThere ? found(PATIENT.formatted("1", TAG)) : found();
        });

        // Then
        assertThat(exitCode).isZero();
        assertThat(questions)
                .filteredOn(question -> question.words().contains("DELETE"))
                .hasSize(1);
    }

    @Test
    void what_is_still_there_at_the_end_ends_the_job_with_1() {
        // When
        int exitCode = run(
                job("purge").with("PURGE_COUNT", 1),
                question -> question.isCount() ? count(question.path().startsWith("Patient") ? 1 : 0) : found());

        // Then
        assertThat(exitCode).isEqualTo(1);
        assertThat(report("purge-").get("trouble").asText()).isEqualTo("something is left on the server");
    }

    private int run(Seeding seeding, Function<Question, Answer> script) {
        try (QuestionServer server = new QuestionServer(script)) {
            questions = server.questions();
            return seeding.with("FHIR_URL", server.baseUrl()).run();
        }
    }

    private Seeding job(String name) {
        Seeding seeding = people().with("TRIGGER", name);
        return name.equals("purge") ? seeding.with("NUM_RECORDS", "") : seeding;
    }

    private Seeding people() {
        return new Seeding(data).with("SEED", 7).with("AS_OF", "2026-11-22").with("NUM_RECORDS", 2);
    }

    private JsonNode report(String begin) {
        return new Seeding(data)
                .files("reports", ".json").stream()
                        .filter(file -> file.toString().contains("/" + begin))
                        .map(Seeding::json)
                        .findFirst()
                        .orElseThrow();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
