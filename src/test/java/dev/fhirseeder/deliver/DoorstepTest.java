package dev.fhirseeder.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.server.RawServer;
import dev.fhirseeder.settings.SettingsReader;
import dev.fhirseeder.tls.Approach;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DoorstepTest {

    private static final Diagnosis HUNG_UP = new Diagnosis(Failure.OUTCOME_UNKNOWN, 0, "EOFException", null);
    private static final Diagnosis UNKNOWN_TO_PROXY = new Diagnosis(Failure.TURNED_AWAY, 407, "scripted", null);
    private static final URI PLAIN = URI.create("http://fhir.example.org/fhir");

    private final ProxySelector usual = ProxySelector.getDefault();

    @AfterEach
    void forget() {
        ProxySelector.setDefault(usual);
    }

    @Test
    void a_port_is_asked_what_it_speaks_unless_the_jvm_was_told_of_a_proxy() throws IOException {
        try (RawServer server = new RawServer(socket -> {
            int unused = socket.getInputStream().read();
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        })) {
            URI url = URI.create(server.baseUrl().toString().replace("http:", "https:"));
            Doorstep doorstep = doorstep(url, Approach.DIRECT);

            // When
            Optional<String> straight = doorstep.reason(HUNG_UP);
            int asked = server.connections();
            ProxySelector.setDefault(ProxySelector.of(InetSocketAddress.createUnresolved("proxy.invalid", 3128)));
            Optional<String> behind = doorstep.reason(HUNG_UP);

            // Then
            assertThat(straight).hasValueSatisfying(line -> assertThat(line).contains("speaks plain http"));
            assertThat(behind).isEmpty();
            assertThat(server.connections()).isEqualTo(asked).isOne();
        }
    }

    @Test
    void where_no_proxy_is_named_a_407_is_told_of_the_address() {
        assertThat(doorstep(PLAIN, Approach.DIRECT).reason(UNKNOWN_TO_PROXY))
                .contains(
                        "FHIR_URL (seeder.fhir-url): found 'http://fhir.example.org/fhir', to which the answer is 407 though no proxy is named for it, expected a server that is reached straight, or its proxy in HTTP_PROXY");
    }

    @Test
    void where_a_proxy_is_named_a_407_is_told_of_it() {
        // Given
        Approach approach = Approach.of(
                new SettingsReader(Map.of("HTTP_PROXY", "http://bob:hunter2@127.0.0.1:3128"), Map.of()).read(),
                Instant.EPOCH);

        // Then
        assertThat(doorstep(PLAIN, approach).reason(UNKNOWN_TO_PROXY))
                .hasValueSatisfying(line -> assertThat(line)
                        .startsWith("HTTP_PROXY (seeder.http-proxy): found a proxy on the way to " + PLAIN)
                        .doesNotContain("hunter2"));
    }

    private static Doorstep doorstep(URI url, Approach approach) {
        return new Doorstep(url, approach, status -> Optional.empty());
    }
}
