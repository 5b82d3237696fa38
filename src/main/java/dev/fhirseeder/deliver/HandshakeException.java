package dev.fhirseeder.deliver;

import javax.net.ssl.SSLException;

/** No TLS comes about with a server, and time heals nothing; the message says why, in one line. */
final class HandshakeException extends SSLException {

    private static final long serialVersionUID = 1L;

    /** Says why. */
    HandshakeException(String message, Throwable cause) {
        super(message, cause);
    }
}
