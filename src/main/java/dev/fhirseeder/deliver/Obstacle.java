package dev.fhirseeder.deliver;

import dev.fhirseeder.access.AccessException;
import dev.fhirseeder.tls.ProxyException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.http.conn.ConnectTimeoutException;

/** Why no connection comes about, in words for people, who need not know the exceptions of Java. */
final class Obstacle {

    private Obstacle() {}

    /** Returns what stands in the way; of exceptions that are no obstacle, only that there is no connection. */
    static String of(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .map(Obstacle::words)
                .filter(words -> !words.isEmpty())
                .reduce((outer, inner) -> inner)
                .orElse("no connection");
    }

    private static String words(Throwable cause) {
        if (cause instanceof AccessException || cause instanceof ProxyException) {
            return String.valueOf(cause.getMessage());
        }
        if (cause instanceof UnknownHostException) {
            return "unknown host";
        }
        if (cause instanceof NoRouteToHostException) {
            return "no route to the host";
        }
        if (cause instanceof ConnectTimeoutException) {
            return "no connection in time";
        }
        String said = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (said.contains("connection refused")) {
            return "connection refused";
        }
        return said.contains("network is unreachable") ? "network is unreachable" : "";
    }
}
