package dev.fhirseeder.deliver;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.exceptions.FhirClientConnectionException;
import ca.uhn.fhir.rest.client.exceptions.NonFhirResponseException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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
 */
public record Diagnosis(
        Failure failure,
        int status,
        String exception,
        @Nullable String operationOutcome) {

    /** Returns it in a few words that hold nothing of what was sent or answered. */
    @Override
    public String toString() {
        return failure + " " + exception;
    }

    /** What a Bundle tells that was never sent. */
    static final Diagnosis UNSENT = new Diagnosis(Failure.UNSENT, 0, "The run was given up before", null);

    /** Who answers so has not taken the Bundle. */
    private static final Set<Integer> HEALED_BY_TIME = Set.of(409, 425, 429, 500, 503, 507, 509);

    private static final Set<Integer> NEVER_HEALED = Set.of(501, 505);
    private static final Set<Integer> TURNED_AWAY = Set.of(401, 403, 404, 405);

    private static final List<Class<? extends Throwable>> NO_CONNECTION = List.of(
            ConnectException.class,
            ConnectTimeoutException.class,
            NoRouteToHostException.class,
            UnknownHostException.class);

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
            if (NO_CONNECTION.stream().anyMatch(type -> type.isInstance(cause))) {
                return new Diagnosis(Failure.UNREACHABLE, 0, cause.getClass().getSimpleName(), null);
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

    /** Judges a refusal by its HTTP status. A time-out or a gateway's word does not say what the server has done. */
    static Failure ofStatus(int status) {
        if (HEALED_BY_TIME.contains(status)) {
            return Failure.TRANSIENT;
        }
        boolean unknown = status == 408 || (status >= 500 && !NEVER_HEALED.contains(status));
        return unknown ? Failure.UNKNOWN_OUTCOME : Failure.PERMANENT;
    }

    /** Returns a resource as JSON if it is the server's own words, and null if not. */
    static @Nullable String words(@Nullable IBaseResource resource) {
        return resource instanceof IBaseOperationOutcome
                ? FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource)
                : null;
    }

    private static Diagnosis ofResponse(BaseServerResponseException response, Throwable root) {
        if (response instanceof FhirClientConnectionException) {
            return new Diagnosis(Failure.UNKNOWN_OUTCOME, 0, root.getClass().getSimpleName(), null);
        }
        String name = response.getClass().getSimpleName();
        if (response instanceof NonFhirResponseException && response.getStatusCode() < 300) {
            return new Diagnosis(Failure.UNKNOWN_OUTCOME, response.getStatusCode(), name, null);
        }
        int status = response.getStatusCode();
        return new Diagnosis(
                TURNED_AWAY.contains(status) || status / 100 == 3 ? Failure.TURNED_AWAY : ofStatus(status),
                status,
                name,
                words(response.getOperationOutcome()));
    }
}
