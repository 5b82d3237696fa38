package dev.fhirseeder.deliver;

import java.io.InterruptedIOException;
import java.time.Duration;

/** The server has not taken in the request and given its whole answer in time; what it has taken is not known. */
final class ResponseTimeoutException extends InterruptedIOException {

    private static final long serialVersionUID = 1L;

    ResponseTimeoutException(Duration limit) {
        super("No whole answer within " + limit);
    }
}
