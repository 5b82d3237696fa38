package dev.fhirseeder.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong inside is said in the log, and there alone. */
class OwnFaultTest {

    static Stream<RuntimeException> troubles() {
        return Stream.of(
                new IllegalStateException("hush of /etc/hush"),
                new UncheckedIOException(new IOException("hush: no space left")),
                new RuntimeException(new IllegalArgumentException("hush")));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void a_fault_of_ours_is_answered_without_a_word_of_it(RuntimeException trouble) {
        // Given
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());

        // When
        Refusal.orAnswer(() -> {
                    throw trouble;
                })
                .give(exchange);

        // Then
        Message given = exchange.getMessage();
        assertThat(given.getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(500);
        assertThat(given.getBody(String.class) + given.getHeaders() + exchange.getException())
                .contains("The log of the seeder says why.")
                .doesNotContain("hush", "Exception", "dev.fhirseeder", "java.");
    }
}
