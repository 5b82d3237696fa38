package dev.fhirseeder.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The judge of the other tests of this package sees what is wrong. */
class AccountTest {

    private static final String PATIENT = """
            {"resourceType":"Patient","id":"%s","meta":{"tag":[{"code":"7"}]},"gender":"%s",
             "identifier":[{"system":"https://fhirseeder.dev/fhir/NamingSystem/resource-id","value":"%s"}]}
            """;
    private static final String DOSE = """
            {"resourceType":"Immunization","id":"%s","meta":{"versionId":"3","tag":[{"code":"7"}]},
             "patient":{"reference":"Patient/%s"},
             "identifier":[{"system":"https://fhirseeder.dev/fhir/NamingSystem/resource-id","value":"%s"}]}
            """;

    private static final Content MADE = content(patient("a", "a"), dose("a-1", "a", "a-1"), patient("b", "b"));
    private static final Content NOTHING = content();

    @Test
    void a_server_that_has_chosen_its_own_ids_holds_the_same() {
        // When
        Account account =
                Account.of(MADE, content(patient("1", "a"), dose("2", "1", "a-1"), patient("3", "b")), NOTHING, 0);

        // Then
        account.check();
        assertThat(account.delivered()).isEqualTo(2);
    }

    @Test
    void whoever_is_in_the_dead_letters_or_remains_is_not_lost() {
        Account.of(MADE, content(patient("a", "a"), dose("a-1", "a", "a-1")), content(patient("b", "b")), 0)
                .check();
        Account.of(MADE, content(patient("a", "a"), dose("a-1", "a", "a-1")), NOTHING, 1)
                .check();
    }

    @Test
    void a_person_who_is_nowhere_is_lost() {
        assertBad("lost", content(patient("a", "a"), dose("a-1", "a", "a-1")));
    }

    @Test
    void a_dose_that_is_nowhere_is_lost_though_its_person_is_there_and_another_remains() {
        // When
        Account account = Account.of(MADE, content(patient("a", "a")), NOTHING, 1);

        // Then
        assertThat(account.lost()).containsExactly("a-1");
    }

    @Test
    void what_stands_twice_is_duplicated() {
        assertBad(
                "more than once",
                content(patient("1", "a"), dose("2", "1", "a-1"), patient("3", "b"), dose("4", "1", "a-1")));
    }

    @Test
    void other_content_is_different_and_so_is_a_dose_of_somebody_else() {
        assertBad(
                "other content",
                content(json(PATIENT.formatted("a", "male", "a")), dose("a-1", "a", "a-1"), patient("b", "b")));
        assertBad("other content", content(patient("1", "a"), dose("2", "3", "a-1"), patient("3", "b")));
    }

    @Test
    void what_nobody_has_made_is_strange() {
        assertBad(
                "never made",
                content(patient("a", "a"), dose("a-1", "a", "a-1"), patient("b", "b"), patient("c", "c")));
    }

    private static void assertBad(String complaint, Content held) {
        assertThatThrownBy(() -> Account.of(MADE, held, NOTHING, 0).check())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(complaint);
    }

    private static Content content(JsonNode... resources) {
        return Content.of(Stream.of(resources).toList());
    }

    private static JsonNode patient(String id, String derived) {
        return json(PATIENT.formatted(id, "female", derived));
    }

    private static JsonNode dose(String id, String patient, String derived) {
        return json(DOSE.formatted(id, patient, derived));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
