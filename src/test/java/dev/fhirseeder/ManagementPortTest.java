package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.SettingsReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManagementPortTest {

    @Test
    void a_port_that_is_free_is_taken() throws IOException {
        // Given
        int free;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            free = probe.getLocalPort();
        }

        // When
        Optional<Management> management = management(free, "127.0.0.1");

        // Then
        assertThat(management).contains(new Management("127.0.0.1", free));
    }

    @Test
    void in_the_place_of_a_taken_port_comes_a_free_one() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            // When
            Optional<Management> management = management(taken.getLocalPort(), "127.0.0.1");

            // Then
            assertThat(management).isPresent();
            assertThat(management.orElseThrow().port()).isPositive().isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void zero_turns_it_off() {
        assertThat(management(0, "127.0.0.1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "9876, 192.0.2.1, false",
        "9876, no.such.host.invalid, false",
        "9876, 127.0.0.1, true",
        "0, 192.0.2.1, true"
    })
    void a_host_that_is_not_ours_stops_the_start_if_there_is_to_be_a_port(int port, String host, boolean good) {
        assertThat(Management.problems(settings(port, host)))
                .hasSize(good ? 0 : 1)
                .allMatch(problem -> problem.contains("MANAGEMENT_HOST") && problem.contains("'" + host + "'"));
    }

    @Test
    void camel_is_told_the_host_because_its_own_choice_is_every_interface() {
        assertThat(new Management("127.0.0.1", 9876).properties())
                .containsEntry("camel.management.host", "127.0.0.1")
                .containsEntry("camel.management.port", "9876");
    }

    private static Optional<Management> management(int port, String host) {
        return Management.of(settings(port, host));
    }

    private static Settings settings(int port, String host) {
        return new SettingsReader(Map.of("MANAGEMENT_PORT", Integer.toString(port), "MANAGEMENT_HOST", host), Map.of())
                .read();
    }
}
