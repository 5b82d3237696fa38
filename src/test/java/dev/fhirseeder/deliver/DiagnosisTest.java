package dev.fhirseeder.deliver;

import static dev.fhirseeder.deliver.Failure.OUTCOME_UNKNOWN;
import static dev.fhirseeder.deliver.Failure.PERMANENT;
import static dev.fhirseeder.deliver.Failure.REFUSED;
import static dev.fhirseeder.deliver.Failure.TRANSIENT;
import static dev.fhirseeder.deliver.Failure.TURNED_AWAY;
import static dev.fhirseeder.deliver.Failure.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.client.exceptions.FhirClientConnectionException;
import ca.uhn.fhir.rest.client.exceptions.NonFhirResponseException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import dev.fhirseeder.tls.HandshakeException;
import dev.fhirseeder.tls.ProxyException;
import java.io.EOFException;
import java.io.StringReader;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.camel.RuntimeCamelException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DiagnosisTest {

    @ParameterizedTest
    @CsvSource({
        "301, TURNED_AWAY",
        "302, TURNED_AWAY",
        "400, REFUSED",
        "401, TURNED_AWAY",
        "403, TURNED_AWAY",
        "404, TURNED_AWAY",
        "405, TURNED_AWAY",
        "407, TURNED_AWAY",
        "408, OUTCOME_UNKNOWN",
        "409, TRANSIENT",
        "410, REFUSED",
        "412, REFUSED",
        "413, REFUSED",
        "422, REFUSED",
        "425, TRANSIENT",
        "429, TRANSIENT",
        "500, TRANSIENT",
        "501, PERMANENT",
        "502, OUTCOME_UNKNOWN",
        "503, TRANSIENT",
        "504, OUTCOME_UNKNOWN",
        "505, PERMANENT",
        "507, TRANSIENT",
        "509, TRANSIENT",
        "520, OUTCOME_UNKNOWN",
        "524, OUTCOME_UNKNOWN",
        "529, OUTCOME_UNKNOWN"
    })
    void a_status_is_judged_by_what_it_says_of_the_bundle_and_whether_time_can_heal_it(int status, Failure expected) {
        // Given
        Throwable thrown =
                new RuntimeCamelException(BaseServerResponseException.newInstance(status, "patient content"));

        // When
        Diagnosis diagnosis = Diagnosis.of(thrown);

        // Then
        assertThat(diagnosis.failure()).isEqualTo(expected);
        assertThat(diagnosis.status()).isEqualTo(status);
        assertThat(diagnosis.toString()).doesNotContain("patient content");
    }

    static Stream<Arguments> withoutAnswer() {
        return Stream.of(
                Arguments.of(new ConnectException("refused"), UNREACHABLE),
                Arguments.of(new UnknownHostException("nowhere"), UNREACHABLE),
                Arguments.of(new SSLHandshakeException("not trusted"), TURNED_AWAY),
                Arguments.of(
                        new SSLHandshakeException("Remote host terminated the handshake").initCause(new EOFException()),
                        UNREACHABLE),
                Arguments.of(new ProxyException(502), UNREACHABLE),
                Arguments.of(new ProxyException(403), TURNED_AWAY),
                Arguments.of(new HandshakeException("not ours", new SSLHandshakeException("x")), TURNED_AWAY),
                Arguments.of(new SSLPeerUnverifiedException("another host"), TURNED_AWAY),
                Arguments.of(new SSLException("Unsupported or unrecognized SSL message"), TURNED_AWAY),
                Arguments.of(new SSLException("Connection reset"), OUTCOME_UNKNOWN),
                Arguments.of(new SocketTimeoutException("Read timed out"), OUTCOME_UNKNOWN),
                Arguments.of(new SocketException("Connection reset"), OUTCOME_UNKNOWN));
    }

    @ParameterizedTest
    @MethodSource("withoutAnswer")
    void without_an_answer_the_cause_decides_because_the_client_says_500_to_all(Exception cause, Failure expected) {
        // Given
        Throwable thrown = new RuntimeCamelException(new FhirClientConnectionException(cause));

        // When
        Diagnosis diagnosis = Diagnosis.of(thrown);

        // Then
        assertThat(diagnosis.failure()).isEqualTo(expected);
        assertThat(diagnosis.status()).isZero();
        assertThat(diagnosis.exception()).startsWith(cause.getClass().getSimpleName());
    }

    @Test
    void a_success_that_is_not_fhir_leaves_the_outcome_unknown() {
        // When
        Diagnosis diagnosis =
                Diagnosis.of(NonFhirResponseException.newInstance(200, "text/html", new StringReader("<html>")));

        // Then
        assertThat(diagnosis.failure()).isEqualTo(OUTCOME_UNKNOWN);
        assertThat(diagnosis.status()).isEqualTo(200);
    }

    @Test
    void the_servers_own_words_are_kept() {
        // Given
        OperationOutcome words = new OperationOutcome();
        words.addIssue().setDiagnostics("HAPI-0541");

        // When
        Diagnosis diagnosis = Diagnosis.of(new UnprocessableEntityException("no", words));

        // Then
        assertThat(diagnosis.failure()).isEqualTo(REFUSED);
        assertThat(diagnosis.operationOutcome()).contains("HAPI-0541");
    }

    @Test
    void a_fault_of_our_own_is_never_sent_again() {
        assertThat(Diagnosis.of(new NullPointerException()).failure()).isEqualTo(PERMANENT);
    }

    @Test
    void an_entry_refused_by_a_passing_conflict_is_sent_again() {
        assertThat(Diagnosis.of(new AnswerException(TRANSIENT, 409, "refused entry", null))
                        .failure())
                .isEqualTo(TRANSIENT);
    }
}
