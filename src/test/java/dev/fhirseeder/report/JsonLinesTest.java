package dev.fhirseeder.report;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesTest {

    private static final String ATTEMPT = "run={} bundle={} people={} attempt={} status={} ms={} result=\"{}\"";

    private final LoggerContext log = new LoggerContext();
    private final JsonLines lines = new JsonLines("dev.fhirseeder");

    @BeforeEach
    void start() {
        lines.setContext(log);
        lines.start();
    }

    @Test
    void a_line_of_keys_and_values_is_a_message_and_fields() throws IOException {
        // When
        JsonNode line =
                line("dev.fhirseeder.deliver.Attempts", ATTEMPT, null, "r-1", "b-2", 10L, 1, 200, 35L, "delivered");

        // Then
        assertThat(line.get("message").asText())
                .isEqualTo("run=r-1 bundle=b-2 people=10 attempt=1 status=200 ms=35 result=\"delivered\"");
        assertThat(line.get("log.level").asText()).isEqualTo("WARN");
        assertThat(line.get("log.logger").asText()).isEqualTo("dev.fhirseeder.deliver.Attempts");
        assertThat(line.get("service.name").asText()).isEqualTo("fhir-seeder");
        assertThat(line.get("@timestamp").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(line.get("run").asText()).isEqualTo("r-1");
        assertThat(line.get("bundle").asText()).isEqualTo("b-2");
        assertThat(line.get("people").isNumber()).isTrue();
        assertThat(line.get("status").asInt()).isEqualTo(200);
        assertThat(line.get("result").asText()).isEqualTo("delivered");
    }

    @ParameterizedTest
    @CsvSource({
        "run={} progress=\"{}\", run r1 progress p",
        "{} of run={}, run p",
        "run={} takes the place of run={}, run r1",
        "'MANAGEMENT_PORT={} {}', ",
        "nothing, "
    })
    void the_fields_are_what_the_template_calls_its_places(String template, @Nullable String expected) {
        // When
        StringBuilder found = new StringBuilder();
        JsonLines.fields(template, new Object[] {"r1", "p"})
                .forEach((key, value) ->
                        found.append(key).append(' ').append(value).append(' '));

        // Then
        assertThat(found.toString().strip()).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void what_is_logged_forges_neither_a_field_nor_a_line() throws IOException {
        // Given
        String hostile = "x\" status=200,\"status\":1}\n{\"run\":\"other\"} bundle={}\u0007\u2028";

        // When
        JsonNode line = line("dev.fhirseeder.trigger.Inbox", "file=\"{}\" stays", null, hostile);

        // Then
        assertThat(line.get("seeder.file").asText()).isEqualTo(hostile);
        assertThat(line.has("status")).isFalse();
        assertThat(line.has("run")).isFalse();
        assertThat(line.has("bundle")).isFalse();
    }

    @Test
    void a_key_that_is_a_name_of_the_schema_stands_beside_it() throws IOException {
        // When
        JsonNode line = line("dev.fhirseeder.kafka.Replies", "message={} is refused: {}", null, "t-0-1", "why");

        // Then
        assertThat(line.get("message").asText()).isEqualTo("message=t-0-1 is refused: why");
        assertThat(line.get("seeder.message").asText()).isEqualTo("t-0-1");
    }

    @Test
    void a_stack_trace_stays_in_its_line() throws IOException {
        // When
        JsonNode line = line("dev.fhirseeder.run.Runs", "run={} broke off", new IllegalStateException("why"), "r-1");

        // Then
        assertThat(line.get("error.type").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(line.get("error.message").asText()).isEqualTo("why");
        assertThat(line.get("error.stack_trace").asText()).contains("JsonLinesTest");
    }

    @Test
    void the_route_is_that_of_camel() throws IOException {
        // Given
        LoggingEvent event = event("org.apache.camel.X", "id={}", null, 1);
        event.setMDCPropertyMap(Map.of("camel.routeId", "attempt"));

        // Then
        assertThat(read(event).get("camel.routeId").asText()).isEqualTo("attempt");
        assertThat(read(event).has("id")).isFalse(); // the templates of others are theirs
    }

    private JsonNode line(String logger, String template, @Nullable Throwable thrown, Object... arguments)
            throws IOException {
        LoggingEvent event = event(logger, template, thrown, arguments);
        event.setMDCPropertyMap(Map.of());
        return read(event);
    }

    private LoggingEvent event(String logger, String template, @Nullable Throwable thrown, Object... arguments) {
        return new LoggingEvent("", log.getLogger(logger), Level.WARN, template, thrown, arguments);
    }

    /** One line, and strict JSON in which no name comes twice. */
    private JsonNode read(LoggingEvent event) throws IOException {
        String text = new String(lines.encode(event), StandardCharsets.UTF_8);
        assertThat(text).endsWith("\n");
        assertThat(text.strip().lines()).hasSize(1);
        return new ObjectMapper()
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .readTree(text);
    }
}
