package dev.fhirseeder.reconcile;

import static dev.fhirseeder.server.QuestionServer.count;
import static dev.fhirseeder.server.QuestionServer.found;
import static dev.fhirseeder.server.QuestionServer.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import dev.fhirseeder.deliver.QuestionException;
import dev.fhirseeder.server.QuestionServer;
import dev.fhirseeder.server.QuestionServer.Question;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoldingsTest {

    @Test
    void ids_are_asked_for_in_the_body_with_the_tag_and_afresh() {
        // When
        List<Question> questions = asked(question -> found(Held7.of("1", "a")), List.of("a"));

        // Then
        assertThat(questions).singleElement().satisfies(question -> {
            assertThat(question.method()).isEqualTo("POST");
            assertThat(question.path()).startsWith("Patient/_search");
            assertThat(question.words())
                    .contains("identifier=https://fhirseeder.dev/fhir/NamingSystem/resource-id|a")
                    .contains("_tag=https://fhirseeder.dev/fhir/seed|7");
            assertThat(question.path() + question.words()).contains("_elements=");
            assertThat(question.cacheControl()).contains("no-cache");
        });
    }

    @Test
    void many_ids_are_asked_for_in_several_questions() {
        // Given
        List<String> ids = IntStream.range(0, 250).mapToObj(i -> "id" + i).toList();

        // When
        List<Question> questions = asked(question -> found(), ids);

        // Then
        assertThat(questions).hasSize(3);
    }

    @Test
    void further_pages_are_asked_for_at_the_address_that_we_know() {
        // Given
        List<Held> held;

        // When
        try (QuestionServer server =
                new QuestionServer(question -> question.path().contains("page=2")
                        ? found(Held7.of("2", "b"))
                        : page("http://inside.example.org/fhir?page=2", Held7.of("1", "a")))) {
            held = Held7.holdings(server).find("Patient", 7, List.of("a", "b"), false);

            // Then
            assertThat(server.questions()).hasSize(2);
        }
        assertThat(held).extracting(Held::place).containsExactly("Patient/1", "Patient/2");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 422, 501})
    void a_server_that_knows_no_identifier_cannot_be_searched(int status) {
        assertThatThrownBy(() -> asked(question -> Answer.refused(status), List.of("a")))
                .isInstanceOf(UnsearchableException.class)
                .hasMessage("the server answers " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 500, 503})
    void other_failures_are_no_matter_of_searching(int status) {
        assertThatThrownBy(() -> asked(question -> Answer.refused(status), List.of("a")))
                .isInstanceOf(BaseServerResponseException.class);
    }

    @Test
    void a_server_that_ignores_the_identifier_cannot_be_searched() {
        assertThatThrownBy(() -> asked(question -> found(Held7.of("1", "other")), List.of("a")))
                .isInstanceOf(UnsearchableException.class);
    }

    @Test
    void a_server_that_ignores_the_identifier_is_not_asked_for_a_second_page() {
        try (QuestionServer server = new QuestionServer(
                question -> page("http://x/fhir?page=" + question.number(), Held7.of("1", "other")))) {
            assertThatThrownBy(() -> Held7.holdings(server).find("Patient", 7, List.of("a"), false))
                    .isInstanceOf(UnsearchableException.class);
            assertThat(server.questions()).hasSize(1);
        }
    }

    @Test
    void a_page_that_was_seen_already_is_the_last() {
        // When
        List<Question> questions = asked(question -> page("http://x/fhir?page=2", Held7.of("1", "a")), List.of("a"));

        // Then
        assertThat(questions).hasSize(2);
    }

    @Test
    void pages_without_an_end_are_given_up() {
        assertThatThrownBy(() -> asked(
                        question -> page("http://x/fhir?page=" + question.number(), Held7.of("1", "a")), List.of("a")))
                .isInstanceOf(QuestionException.class)
                .hasMessageContaining("do not come to an end");
    }

    @Test
    void a_link_may_hold_characters_that_no_address_may_hold() {
        // When
        List<Question> questions = asked(
                question -> question.number() == 1
                        ? page("http://x/fhir/Patient?identifier=a|b%7Cc&page=2", Held7.of("1", "a"))
                        : found(),
                List.of("a"));

        // Then
        assertThat(questions).hasSize(2);
        assertThat(questions.get(1).path()).startsWith("Patient?identifier=a%7Cb%7Cc&page=2");
    }

    @Test
    void a_link_that_cannot_be_read_is_said() {
        assertThatThrownBy(() -> asked(question -> page("http://x/fhir?page=%zz", Held7.of("1", "a")), List.of("a")))
                .isInstanceOf(QuestionException.class)
                .hasMessage("the link to the next page of a search cannot be read");
    }

    @Test
    void the_number_of_resources_is_what_the_server_says() {
        try (QuestionServer server = new QuestionServer(question -> count(12))) {

            // When
            long count = Held7.holdings(server).count("Patient", 7);

            // Then
            assertThat(count).isEqualTo(12);
            assertThat(server.questions()).singleElement().matches(Question::isCount);
        }
    }

    @Test
    void a_server_that_does_not_count_says_nothing() {
        try (QuestionServer server = new QuestionServer(question -> found())) {
            assertThatThrownBy(() -> Held7.holdings(server).count("Patient", 7))
                    .isInstanceOf(QuestionException.class)
                    .hasMessageContaining("does not say how many");
        }
    }

    private static List<Question> asked(Function<Question, Answer> script, List<String> ids) {
        try (QuestionServer server = new QuestionServer(script)) {
            Held7.holdings(server).find("Patient", 7, ids, false);
            return server.questions();
        }
    }
}
