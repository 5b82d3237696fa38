package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.SettingsException;
import dev.fhirseeder.settings.SettingsReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where requests are taken by HTTP, and where they are not. */
class FrontDoorTest {

    @TempDir
    Path data;

    @Test
    void nobody_listens_unless_that_is_asked() throws IOException {
        try (ServerSocket taken = listening()) {
            // Given
            Settings settings = settings(Map.of("HTTP_PORT", taken.getLocalPort(), "TRIGGER", "once"));

            // Then
            assertThat(FrontDoor.of(settings)).isEmpty();
            assertThat(FrontDoor.problems(settings)).isEmpty();
        }
    }

    @Test
    void it_is_on_loopback_and_on_the_port_that_the_readme_names() {
        assertThat(FrontDoor.of(settings(Map.of("TRIGGER", "once,http")))).contains(new FrontDoor("127.0.0.1", 8081));
    }

    @Test
    void a_port_that_is_taken_stops_the_start_with_one_message() throws IOException {
        try (ServerSocket taken = listening()) {
            // Given
            Map<String, String> environment = Map.of(
                    "DATA_DIR",
                    data.toString(),
                    "TRIGGER",
                    "http",
                    "HTTP_PORT",
                    Integer.toString(taken.getLocalPort()));

            // When
            assertThatThrownBy(() -> Preflight.check(new Surroundings(Path.of(""), environment, Map.of())))

                    // Then
                    .isInstanceOf(SettingsException.class)
                    .hasMessage("HTTP_PORT (seeder.http-port): found '%d', expected a port that is free on 127.0.0.1"
                            .formatted(taken.getLocalPort()));
            assertThatThrownBy(() -> new Seeder(new Surroundings(Path.of(""), environment, Map.of())))
                    .as("one that was taken since")
                    .isInstanceOf(SettingsException.class);
        }
    }

    @Test
    void a_host_that_is_not_ours_stops_the_start() {
        assertThat(FrontDoor.problems(settings(Map.of("TRIGGER", "http", "HTTP_HOST", "192.0.2.1"))))
                .containsExactly(
                        "HTTP_HOST (seeder.http-host): found '192.0.2.1', expected an address of this machine");
    }

    @Test
    void metrics_and_requests_are_told_apart_by_their_ports() {
        assertThat(FrontDoor.problems(settings(Map.of("TRIGGER", "http", "HTTP_PORT", 9876))))
                .containsExactly(
                        "HTTP_PORT (seeder.http-port): found '9876', expected another port than that of MANAGEMENT_PORT");
    }

    @Test
    void where_others_may_ask_nobody_asks_without_a_token_or_a_password() {
        // Given
        Map<String, Object> everywhere = Map.of("TRIGGER", "http", "HTTP_HOST", "0.0.0.0", "HTTP_PORT", 18_089);

        // Then
        assertThat(FrontDoor.problems(settings(everywhere)))
                .singleElement()
                .asString()
                .startsWith("HTTP_HOST (seeder.http-host): found '0.0.0.0', where others may ask, expected HTTP_TOKEN");
        assertThat(FrontDoor.problems(settings(with(everywhere, "HTTP_TOKEN", "0123456789abcdef"))))
                .isEmpty();
        assertThat(FrontDoor.problems(settings(with(everywhere, "HTTP_PASSWORD", "0123456789abcdef"))))
                .hasSize(1);
        assertThat(FrontDoor.problems(
                        settings(with(with(everywhere, "HTTP_PASSWORD", "0123456789abcdef"), "HTTP_USER", "ward-3"))))
                .isEmpty();
    }

    @Test
    void half_a_password_is_none() {
        assertThat(FrontDoor.problems(settings(Map.of("TRIGGER", "http", "HTTP_PORT", 18_089, "HTTP_USER", "ward-3"))))
                .singleElement()
                .asString()
                .startsWith("HTTP_USER");
    }

    private static Map<String, Object> with(Map<String, Object> settings, String name, Object value) {
        Map<String, Object> more = new HashMap<>(settings);
        more.put(name, value);
        return more;
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    }

    private static Settings settings(Map<String, Object> environment) {
        Map<String, String> texts = new HashMap<>();
        environment.forEach((variable, value) -> texts.put(variable, value.toString()));
        return new SettingsReader(texts, Map.of()).read();
    }
}
