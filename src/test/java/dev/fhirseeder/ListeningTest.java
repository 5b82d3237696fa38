package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.settings.SettingsReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListeningTest {

    @Test
    void whoever_waits_in_silence_says_where_and_how_to_stop() {
        // When
        var lines = Listening.lines(new SettingsReader(
                        Map.of("TRIGGER", "kafka,file,http", "KAFKA_BROKERS", "b:9092", "INBOX", "in"), Map.of())
                .read());

        // Then
        assertThat(lines)
                .containsExactly(
                        "TRIGGER=kafka takes requests from the topic fhir-seeder.requests at b:9092, in the group fhir-seeder, until it is stopped by Ctrl-C or SIGTERM",
                        "TRIGGER=file takes requests that are dropped as *.json into the folder in, until it is stopped by Ctrl-C or SIGTERM");
        assertThat(Listening.lines(new SettingsReader(Map.of("TRIGGER", "work"), Map.of()).read()))
                .singleElement()
                .asString()
                .startsWith("TRIGGER=work takes commands of plans from the topic fhir-seeder.chunks");
        assertThat(Listening.lines(new SettingsReader(Map.of(), Map.of()).read()))
                .isEmpty();
    }
}
