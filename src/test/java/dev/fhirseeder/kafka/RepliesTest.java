package dev.fhirseeder.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.run.PostponedException;
import dev.fhirseeder.settings.SettingsException;
import dev.fhirseeder.settings.SettingsReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** What becomes of a message that is refused. */
class RepliesTest {

    private final Replies replies = new Replies(new SettingsReader(Map.of(), Map.of()).read());

    @Test
    void a_refusal_that_passes_has_the_message_come_again() {
        // Given
        Exchange exchange = refused("{}".getBytes(StandardCharsets.UTF_8), SettingsException.passing("p is under way"));

        // Then
        assertThatThrownBy(() -> replies.refuse(exchange))
                .isInstanceOf(PostponedException.class)
                .hasMessageContaining("p is under way");
    }

    @Test
    void a_refusal_of_any_size_fits_into_a_message_and_into_lines() {
        // Given
        byte[] value = new byte[1_040_000];
        List<String> faults = Stream.generate(() -> "x\nERROR y\r" + "z".repeat(100_000))
                .limit(50)
                .toList();
        Exchange exchange = refused(value, new SettingsException(faults));

        // When
        replies.refuse(exchange);

        // Then
        String told = exchange.getMessage().getHeader("faults", String.class);
        assertThat(told.lines()).hasSize(21).last().isEqualTo("and 30 more");
        assertThat(told).hasSizeLessThan(10_000).startsWith("x\\u000aERROR y\\u000dz");
        assertThat(exchange.getMessage().getBody()).isNull();
        assertThat(exchange.getMessage().getHeader("leftOut")).isEqualTo("a value of 1040000 bytes");
    }

    @Test
    void a_refused_message_goes_on_as_it_came() {
        // Given
        byte[] value = "no JSON".getBytes(StandardCharsets.UTF_8);
        Exchange exchange = refused(value, new SettingsException(List.of("a: b", "c: d")));

        // When
        replies.refuse(exchange);

        // Then
        assertThat(exchange.getMessage().getBody()).isEqualTo(value);
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry("faults", "a: b\nc: d")
                .containsEntry("origin", "t-0-4")
                .doesNotContainKey("leftOut");
    }

    private static Exchange refused(byte[] value, SettingsException refusal) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setHeader(KafkaConstants.TOPIC, "t");
        exchange.getMessage().setHeader(KafkaConstants.PARTITION, 0);
        exchange.getMessage().setHeader(KafkaConstants.OFFSET, 4L);
        exchange.getMessage().setBody(value);
        exchange.setProperty("origin", Origin.of(exchange.getMessage()));
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, refusal);
        return exchange;
    }
}
