package dev.fhirseeder.deliver;

import ca.uhn.fhir.rest.client.exceptions.FhirClientConnectionException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import dev.fhirseeder.access.AccessException;
import dev.fhirseeder.fhir.R4;
import dev.fhirseeder.tls.HandshakeException;
import dev.fhirseeder.tls.ProxyException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.camel.Exchange;
import org.apache.http.conn.ConnectTimeoutException;
import org.hl7.fhir.instance.model.api.IBaseOperationOutcome;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/**
 * What one failed attempt tells. HAPI's client reports a refused connection, a read timeout and a truncated answer alike
 * as {@code FhirClientConnectionException} with status 500, so that the cause decides, not the status.
 *
 * @param failure what is to be done
 * @param status the HTTP status, 0 if there was no answer
 * @param exception the simple name of the exception that tells most, and the message of our own
 * @param operationOutcome the server's own words as JSON, null if it had none
 * @param retryAfter how long the server asks to wait, null if it does not
 */
public record Diagnosis(
        Failure failure,
        int status,
        String exception,
        @Nullable String operationOutcome,
        @Nullable Duration retryAfter) {

    /** What a server tells that does not ask to wait. */
    Diagnosis(Failure failure, int status, String exception, @Nullable String operationOutcome) {
        this(failure, status, exception, operationOutcome, null);
    }

    /** Returns it in a few words that hold nothing of what was sent or answered. */
    @Override
    public String toString() {
        return failure + " " + exception;
    }

    /** Returns the HTTP status of the answer, 0 if there was none: what is refused inside a success has a status of its own. */
    public int answered() {
        return exception.startsWith(AnswerException.class.getSimpleName() + ": " + AnswerReader.IN_A_SUCCESS)
                ? 200
                : status;
    }

    /** Returns its kind in a few words, by which failures are counted together. */
    String kind() {
        return status == 0 ? toString() : this + " " + status;
    }

    /** What a Bundle tells that was never sent. */
    static final Diagnosis UNSENT = new Diagnosis(Failure.UNSENT, 0, "The run was given up before", null);

    /** What a Bundle tells that must not be sent because that could not be remembered. */
    static final Diagnosis UNREMEMBERED = new Diagnosis(Failure.UNSENT, 0, "The ledger cannot be written", null);

    /** What a Bundle tells of which it is not known whether an earlier process has sent it. */
    static final Diagnosis UNCERTAIN =
            new Diagnosis(Failure.OUTCOME_UNKNOWN, 0, "The process ended while it was sent", null);

    private static final List<Class<? extends Throwable>> NO_CONNECTION = List.of(
            ConnectException.class,
            ConnectTimeoutException.class,
            NoRouteToHostException.class,
            UnknownHostException.class);

    private static final List<Class<? extends Throwable>> NO_HANDSHAKE =
            List.of(SSLHandshakeException.class, SSLPeerUnverifiedException.class);

    /** Judges the exception that an exchange has met, whether Camel has handled it already or not. */
    static Diagnosis of(Exchange exchange) {
        return of(thrown(exchange));
    }

    /** Returns the exception that an exchange has met, whether Camel has handled it already or not. */
    static Throwable thrown(Exchange exchange) {
        Throwable thrown = exchange.getException();
        return thrown != null ? thrown : exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    }

    /** Judges the exception with which an attempt ended. */
    public static Diagnosis of(Throwable thrown) {
        List<Throwable> chain = Stream.iterate(thrown, t -> t != null, Throwable::getCause)
                .limit(20)
                .toList();
        for (Throwable cause : chain) {
            if (cause instanceof DeliveryException known) {
                return known.diagnosis();
            }
            if (cause instanceof AccessException token) {
                return withoutToken(token);
            }
            if (isOne(NO_CONNECTION, cause)) {
                return without(Taxonomy.NO_CONNECTION, cause);
            }
            if (cause instanceof HandshakeException) {
                return told(Taxonomy.NO_HANDSHAKE, cause);
            }
            if (cause instanceof ProxyException proxy) {
                return told(proxy.isPassing() ? Taxonomy.NO_CONNECTION : Taxonomy.NO_WAY, cause);
            }
            if (isOne(NO_HANDSHAKE, cause) || isNoTls(cause)) {
                return without(isBrokenOff(chain) ? Taxonomy.NO_CONNECTION : Taxonomy.NO_HANDSHAKE, cause);
            }
        }
        for (Throwable cause : chain) {
            if (cause instanceof AnswerException answer) {
                return answer.diagnosis();
            }
            if (cause instanceof BaseServerResponseException response) {
                return ofResponse(response, chain.get(chain.size() - 1));
            }
        }
        return new Diagnosis(Failure.PERMANENT, 0, thrown.getClass().getSimpleName(), null);
    }

    private static boolean isOne(List<Class<? extends Throwable>> types, Throwable cause) {
        return types.stream().anyMatch(type -> type.isInstance(cause));
    }

    /** A server, or what stands before it, that hangs up in the midst of the handshake may be about to start. */
    private static boolean isBrokenOff(List<Throwable> chain) {
        return chain.stream().anyMatch(cause -> cause instanceof EOFException || cause instanceof SocketException);
    }

    /** The JDK has no class of its own for a server that does not answer in TLS. */
    private static boolean isNoTls(Throwable cause) {
        return cause instanceof SSLException
                && String.valueOf(cause.getMessage()).contains("unrecognized SSL message");
    }

    /** What an exception tells that came instead of an answer. */
    private static Diagnosis without(Taxonomy.Row row, Throwable cause) {
        return new Diagnosis(row.failure(), 0, cause.getClass().getSimpleName(), null);
    }

    /** Nothing was sent; what the exception says is our own. */
    private static Diagnosis withoutToken(AccessException cause) {
        Taxonomy.Row row = cause.isPassing() ? Taxonomy.NO_TOKEN_YET : Taxonomy.NO_TOKEN;
        return told(row, cause);
    }

    /** What an exception of our own tells, in words that hold nothing of what was sent. */
    private static Diagnosis told(Taxonomy.Row row, Throwable cause) {
        return new Diagnosis(row.failure(), 0, cause.getClass().getSimpleName() + ": " + cause.getMessage(), null);
    }

    /** Returns a resource as JSON if it is the server's own words, and null if not. */
    static @Nullable String words(@Nullable IBaseResource resource) {
        return resource instanceof IBaseOperationOutcome
                ? R4.passing().newJsonParser().encodeResourceToString(resource)
                : null;
    }

    private static Diagnosis ofResponse(BaseServerResponseException response, Throwable root) {
        if (response instanceof FhirClientConnectionException) {
            return without(Taxonomy.NO_ANSWER, root);
        }
        int status = response.getStatusCode();
        return new Diagnosis(
                Taxonomy.of(status),
                status,
                response.getClass().getSimpleName(),
                words(response.getOperationOutcome()));
    }
}
