package dev.fhirseeder.tls;

import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** No TLS comes about with a server, and time heals nothing; the message says why, in one line. */
public final class HandshakeException extends SSLException {

    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param cause null if it is the other side that has hung up, which elsewhere means that it may be about to start
     */
    public HandshakeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
