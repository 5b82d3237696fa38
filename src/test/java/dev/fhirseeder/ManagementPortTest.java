package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.settings.SettingsReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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

    @Test
    void a_host_that_is_not_ours_turns_it_off_and_stops_nothing() {
        assertThat(management(9876, "192.0.2.1")).isEmpty();
    }

    @Test
    void camel_is_told_the_host_because_its_own_choice_is_every_interface() {
        assertThat(new Management("127.0.0.1", 9876).properties())
                .containsEntry("camel.management.host", "127.0.0.1")
                .containsEntry("camel.management.port", "9876");
    }

    private static Optional<Management> management(int port, String host) {
        return Management.of(
                new SettingsReader(Map.of("MANAGEMENT_PORT", Integer.toString(port), "MANAGEMENT_HOST", host), Map.of())
                        .read());
    }
}
