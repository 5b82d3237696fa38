package dev.fhirseeder.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.client.exceptions.FhirClientConnectionException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.apache.http.conn.ConnectTimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ObstacleTest {

    @ParameterizedTest
    @MethodSource("obstacles")
    void it_is_said_in_words_for_people_and_without_what_the_exception_quotes(Throwable met, String words) {
        assertThat(Obstacle.of(new IllegalStateException(new FhirClientConnectionException(met))))
                .isEqualTo(words);
    }

    private static Stream<Arguments> obstacles() {
        return Stream.of(
                Arguments.of(new ConnectException("Connection refused (Connection refused)"), "connection refused"),
                Arguments.of(new ConnectException("Network is unreachable"), "network is unreachable"),
                Arguments.of(new ConnectException("who knows, password"), "no connection"),
                Arguments.of(new ConnectTimeoutException("secret"), "no connection in time"),
                Arguments.of(new UnknownHostException("secret: Name or service not known"), "unknown host"),
                Arguments.of(new NoRouteToHostException("No route to host"), "no route to the host"));
    }
}
