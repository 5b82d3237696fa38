package dev.fhirseeder.deliver;

import java.io.InterruptedIOException;

/** The server has not taken in the request and given its whole answer in time; what it has taken is not known. */
final class ResponseTimeoutException extends InterruptedIOException {

    private static final long serialVersionUID = 1L;

    /**
     * Says so.
     *
     * @param limit when it was too late
     */
    ResponseTimeoutException(String limit) {
        super("No whole answer " + limit);
    }
}
