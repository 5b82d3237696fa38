package dev.fhirseeder.tls;

import java.io.IOException;

/** A proxy opens no way to the server, so that nothing was sent. */
public final class ProxyException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * Says so.
     *
     * @param status with which the proxy has answered
     */
    public ProxyException(int status) {
        super("the proxy answers %d and opens no way to the server".formatted(status)
                + (status == 407 ? ", expected that it accepts the user and the password in HTTPS_PROXY" : ""));
        this.status = status;
    }

    /** Tells whether time may heal it, as it does where the server behind the proxy is out of reach. */
    public boolean isPassing() {
        return status >= 500 || status == 408 || status == 429;
    }
}
