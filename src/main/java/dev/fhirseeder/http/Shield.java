package dev.fhirseeder.http;

import io.vertx.core.http.HttpServerResponse;
import java.util.Map;

/**
 * What every answer says to a browser: that it is what it says it is, and nothing else; that it is not kept; that it tells nobody where one comes
 * from; and that nothing in it runs or is framed, unless a page says what may.
 */
final class Shield {

    /** The header of the policy, which a page may put its own into. */
    static final String POLICY = "Content-Security-Policy";

    private static final Map<String, String> HEADERS = Map.of(
            POLICY,
            "default-src 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cache-Control",
            "no-store");

    private Shield() {}

    /** Puts the headers on an answer before anybody else does; who comes later may put others into their place. */
    static void raise(HttpServerResponse response) {
        HEADERS.forEach(response::putHeader);
    }
}
