package dev.fhirseeder.reconcile;

import static dev.fhirseeder.server.QuestionServer.answered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import dev.fhirseeder.deliver.QuestionException;
import dev.fhirseeder.server.QuestionServer;
import dev.fhirseeder.server.QuestionServer.Question;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeletionTest {

    private static final List<Held> TWO = List.of(held("1"), held("2"));

    @ParameterizedTest
    @EnumSource(
            value = BundleType.class,
            names = {"TRANSACTION", "BATCH"})
    void many_are_deleted_in_one_request(BundleType type) {
        try (QuestionServer server = new QuestionServer(question -> answered("204 No Content", "200"))) {

            // When
            new Deletion(Held7.client(server), type).of(TWO);

            // Then
            assertThat(server.questions()).singleElement().satisfies(question -> {
                assertThat(question.path()).isEmpty();
                assertThat(question.words())
                        .contains("\"type\":\"" + type.toCode() + "\"")
                        .contains("{\"method\":\"DELETE\",\"url\":\"Patient/1\"}")
                        .contains("{\"method\":\"DELETE\",\"url\":\"Patient/2\"}");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"404 Not Found", "410 Gone", "204"})
    void what_is_gone_already_is_removed(String status) {
        assertThatCode(() -> delete(answered("204", status))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"409 Conflict", "403", "500", "none"})
    void what_is_refused_inside_a_success_is_a_failure(String status) {
        assertThatThrownBy(() -> delete(answered("204", status)))
                .isInstanceOf(QuestionException.class)
                .hasMessageEndingWith("to DELETE Patient/2");
    }

    @Test
    void an_answer_that_says_nothing_of_some_is_a_failure() {
        assertThatThrownBy(() -> delete(answered("204")))
                .isInstanceOf(QuestionException.class)
                .hasMessage("the answer has 1 entry for 2 deletions");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void one_that_is_gone_does_not_keep_the_others(int status) {
        // When
        try (QuestionServer server = new QuestionServer(question ->
                question.path().equals("Patient/2") ? new Answer(204, "text/plain", "") : Answer.refused(status))) {
            new Deletion(Held7.client(server), BundleType.TRANSACTION).of(TWO);

            // Then
            assertThat(server.questions()).extracting(Question::method).containsExactly("POST", "DELETE", "DELETE");
            assertThat(server.questions()).extracting(Question::path).containsExactly("", "Patient/1", "Patient/2");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void a_whole_request_that_is_not_found_says_nothing_of_a_resource(int status) {
        // When
        try (QuestionServer server =
                new QuestionServer(question -> Answer.refused(question.method().equals("POST") ? status : 403))) {

            // Then
            assertThatThrownBy(() -> new Deletion(Held7.client(server), BundleType.TRANSACTION).of(List.of(held("1"))))
                    .isInstanceOf(ForbiddenOperationException.class);
        }
    }

    private static void delete(Answer answer) {
        try (QuestionServer server = new QuestionServer(question -> answer)) {
            new Deletion(Held7.client(server), BundleType.TRANSACTION).of(TWO);
        }
    }

    private static Held held(String id) {
        Resource patient = new Patient();
        patient.setId(id);
        return new Held(patient);
    }
}
