package dev.fhirseeder.settings;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a proxy is, and who we are to it.
 *
 * @param host name or address
 * @param port from 1 to 65,535; 0 if the proxy is of a kind that is not spoken
 * @param user null if the proxy asks for none
 * @param password a secret; empty if there is none
 */
public record ProxyAddress(String host, int port, @Nullable String user, String password) {

    /** What other programs take, too, where no port stands. */
    private static final int STANDARD_PORT = 80;

    /**
     * Reads an address as curl has it. One of a kind that is not spoken, as for SOCKS, may be meant for other programs: it is no
     * fault until it stands in the way.
     *
     * @param text like {@code http://user:password@proxy:3128}; the scheme, user and port may be left out
     * @throws IllegalArgumentException if it is none
     */
    static ProxyAddress of(String text) {
        URI url = URI.create(text.contains("://") ? text : "http://" + text);
        String path = Optional.ofNullable(url.getRawPath()).orElse("");
        if (url.getScheme().matches("(?i)https|socks[a-z0-9]*")) {
            return new ProxyAddress(url.getScheme(), 0, null, "");
        }
        boolean bare = (path.isEmpty() || path.equals("/")) && url.getQuery() == null && url.getFragment() == null;
        if (!"http".equalsIgnoreCase(url.getScheme()) || url.getHost() == null || url.getPort() > 65_535 || !bare) {
            throw new IllegalArgumentException();
        }
        String[] who = Optional.ofNullable(url.getRawUserInfo()).orElse("").split(":", 2);
        return new ProxyAddress(
                url.getHost(),
                url.getPort() > 0 ? url.getPort() : STANDARD_PORT,
                who[0].isEmpty() ? null : decoded(who[0]),
                who.length > 1 ? decoded(who[1]) : "");
    }

    /** A plus is a plus here, as in every user info. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Tells whether it is one of those through which there is a way. */
    public boolean isSpoken() {
        return port > 0;
    }

    /** Returns where it is, and not who we are. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
