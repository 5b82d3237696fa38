package dev.fhirseeder;

import static dev.fhirseeder.server.QuestionServer.answered;
import static dev.fhirseeder.server.QuestionServer.count;
import static dev.fhirseeder.server.QuestionServer.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.server.QuestionServer.Question;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Removing, where the server does not answer as it should. */
class PurgeTest {

    private static final String TAGGED = """
            {"resourceType":"Patient","id":"1","meta":{"tag":[{"system":"%s","code":"7"}]}}""";

    private static final String UNTAGGED = """
            {"resourceType":"Patient","id":"1","identifier":[
             {"system":"https://fhirseeder.dev/fhir/NamingSystem/resource-id","value":"%s"}]}""";

    private static final String MEANT = UNTAGGED.replace(
            "\"id\":\"1\",",
            "\"id\":\"1\",\"meta\":{\"tag\":[{\"system\":\"https://fhirseeder.dev/fhir/seed\",\"code\":\"7\"}]},");

    private static final Pattern ASKED = Pattern.compile("resource-id\\|([0-9a-f-]{36})");

    @TempDir
    Path data;

    @Test
    void nothing_is_removed_where_the_server_answers_with_what_carries_no_tag() {
        // When
        Inquest inquest = Inquest.of(
                purge().with("PURGE_COUNT", 1),
                question -> question.isCount()
                        ? count(isOfPatients(question) ? 1 : 0)
                        : isOfPatients(question) ? found(TAGGED.formatted("other")) : found());

        // Then
        assertThat(inquest.exitCode()).isEqualTo(1);
        assertThat(inquest.errors()).singleElement().asString().contains("does not carry it");
        assertThat(inquest.questions()).noneMatch(PurgeTest::isDeletion);
        assertThat(inquest.report("purge-").get("state").asText()).isEqualTo("broken");
        assertThat(inquest.report("purge-").get("trouble").asText()).contains("does not carry it");
    }

    @Test
    void of_a_range_nothing_is_removed_that_carries_no_tag_though_it_bears_an_id_that_is_meant() {
        // When
        Inquest inquest = Inquest.of(purge().with("NUM_RECORDS", 2).with("PURGE_COUNT", 0), question -> {
            Matcher id = ASKED.matcher(question.words());
            return isOfPatients(question) && id.find() ? found(UNTAGGED.formatted(id.group(1))) : found();
        });

        // Then
        assertThat(inquest.exitCode()).isZero();
        assertThat(inquest.questions()).hasSizeGreaterThan(3).noneMatch(PurgeTest::isDeletion);
        assertThat(inquest.report("purge-").at("/before/Patient").asInt()).isZero();
    }

    @Test
    void what_refers_to_others_is_removed_before_them() {
        // When
        Inquest inquest =
                Inquest.of(purge().with("PURGE_COUNT", 0), question -> question.isCount() ? count(0) : found());

        // Then
        assertThat(inquest.questions().stream()
                        .filter(question -> !question.isCount())
                        .map(question -> question.path().replaceFirst("\\W.*", ""))
                        .distinct())
                .containsExactly(
                        "Consent", "AllergyIntolerance", "Condition", "Immunization", "Observation", "Patient");
    }

    @Test
    void a_server_that_finds_what_is_deleted_for_a_while_is_waited_for() {
        // When
        Inquest inquest = Inquest.of(purge().with("PURGE_COUNT", 1), (question, before) -> {
            if (isDeletion(question)) {
                return answered("204");
            }
            boolean deleted = before.stream().anyMatch(PurgeTest::isDeletion);
            if (question.isCount()) {
                return count(isOfPatients(question) && !deleted ? 1 : 0);
            }
            return isOfPatients(question) && searchesOfPatients(before) <= 3
                    ? found(TAGGED.formatted("https://fhirseeder.dev/fhir/seed"))
                    : found();
        });

        // Then
        assertThat(inquest.exitCode()).isZero();
        assertThat(inquest.questions()).filteredOn(PurgeTest::isDeletion).hasSize(1);
    }

    @Test
    void what_is_still_there_at_the_end_ends_the_job_with_1() {
        // When
        Inquest inquest = Inquest.of(
                purge().with("PURGE_COUNT", 1),
                question -> question.isCount() ? count(isOfPatients(question) ? 1 : 0) : found());

        // Then
        assertThat(inquest.exitCode()).isEqualTo(1);
        assertThat(inquest.report("purge-").get("trouble").asText()).isEqualTo("something is left on the server");
    }

    @Test
    void what_was_removed_is_what_is_not_there_any_more_whatever_the_server_has_answered() {
        // When
        Inquest inquest = Inquest.of(purge().with("NUM_RECORDS", 2).with("PURGE_COUNT", 1), question -> {
            if (isDeletion(question)) {
                return answered("404");
            }
            Matcher id = ASKED.matcher(question.words());
            return isOfPatients(question) && id.find() ? found(MEANT.formatted(id.group(1))) : found();
        });

        // Then
        assertThat(inquest.exitCode()).isEqualTo(1);
        assertThat(inquest.report("purge-").at("/removed/Patient").asInt()).isZero();
        assertThat(inquest.report("purge-").at("/after/Patient").asInt()).isEqualTo(1);
    }

    @Test
    void a_resource_to_which_others_refer_ends_the_job_with_a_line_that_names_it() {
        // When
        Inquest inquest = Inquest.of(purge().with("PURGE_COUNT", 1).with("MAX_RETRIES", 0), question -> {
            if (isDeletion(question)) {
                return answered("409 Conflict");
            }
            return question.isCount()
                    ? count(isOfPatients(question) ? 1 : 0)
                    : isOfPatients(question) ? found(TAGGED.formatted("https://fhirseeder.dev/fhir/seed")) : found();
        });

        // Then
        assertThat(inquest.exitCode()).isEqualTo(1);
        assertThat(inquest.errors())
                .singleElement()
                .asString()
                .matches("purge=\\S+ broke off: the server answers 409 to DELETE Patient/1");
    }

    @ParameterizedTest
    @CsvSource({
        "400, NUM_RECORDS, 2",
        "404, NUM_RECORDS, 2",
        "404, CITY, Kelowna",
        "404, AGE_FROM, 70",
        "404, AGE_TO, 5"
    })
    void a_range_on_a_server_that_does_not_search_by_identifier_is_refused_in_plain_words(
            int status, String variable, String value) {
        // When
        Inquest inquest = Inquest.of(purge().with(variable, value), question -> Answer.refused(status));

        // Then
        assertThat(inquest.exitCode()).isEqualTo(1);
        assertThat(inquest.errors())
                .singleElement()
                .asString()
                .contains("cannot be searched by identifier (the server answers " + status + ")");
    }

    @Test
    void the_command_that_goes_on_leads_to_the_same_server_in_the_same_way() {
        // Given
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));

        // When
        try {
            Inquest.of(
                    purge().with("FHIR_AUTH", "none")
                            .with("BUNDLE_TYPE", "batch")
                            .with("MAX_ENTRIES", 7),
                    question -> count(1));
        } finally {
            System.setOut(before);
        }

        // Then
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .containsPattern("to remove them +TRIGGER=purge PURGE_COUNT=6 FHIR_URL=http://[0-9.:]+/fhir SEED=7 "
                        + "FHIR_AUTH=none BUNDLE_TYPE=batch MAX_ENTRIES=7 DATA_DIR=" + data
                        + " java -jar fhir-seeder.jar");
    }

    private Seeding purge() {
        return new Seeding(data).with("TRIGGER", "purge").with("SEED", 7).with("AS_OF", "2026-11-22");
    }

    private static boolean isDeletion(Question question) {
        return question.words().contains("DELETE");
    }

    private static boolean isOfPatients(Question question) {
        return question.path().startsWith("Patient");
    }

    private static long searchesOfPatients(List<Question> questions) {
        return questions.stream()
                .filter(question -> isOfPatients(question) && !question.isCount())
                .count();
    }
}
