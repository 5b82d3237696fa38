package dev.fhirseeder.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a CapabilityStatement that is not quite one. */
class StatementTest {

    private static final String INTERACTIONS = "\"interaction\":[{\"code\":\"transaction\"}]";

    @ParameterizedTest
    @ValueSource(strings = {"{\"mode\":\"server\"}", "{}", "[\"server\"]", "[]", "1", "true", "null", "\"client\""})
    void a_mode_that_is_no_word_for_a_server_is_passed_over_and_the_rest_is_read(String mode) throws IOException {
        // When
        Statement statement =
                read("\"rest\":[{\"mode\":%s,%s}],\"fhirVersion\":\"4.0.1\"".formatted(mode, INTERACTIONS));

        // Then
        assertThat(statement.interactions()).isEmpty();
        assertThat(statement.version()).contains("4.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"mode\":\"server\",%s", "%s,\"mode\":\"server\""})
    void the_interactions_of_a_server_are_read_wherever_it_says_so(String rest) throws IOException {
        assertThat(read("\"rest\":[{%s}]".formatted(rest.formatted(INTERACTIONS)))
                        .interactions())
                .containsExactly("transaction");
    }

    private static Statement read(String content) throws IOException {
        String text = "{\"resourceType\":\"CapabilityStatement\",%s}".formatted(content);
        return Statement.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
