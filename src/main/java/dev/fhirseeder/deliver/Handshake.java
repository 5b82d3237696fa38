package dev.fhirseeder.deliver;

import dev.fhirseeder.settings.OneLine;
import dev.fhirseeder.tls.Assurance;
import dev.fhirseeder.tls.HandshakeException;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.http.NoHttpResponseException;

/** Says in one line why no TLS comes about: with whom, what was found and what was expected. */
final class Handshake {

    /** A list of names may be long. */
    private static final int LONGEST = 200;

    /** What a server says that does not know us, which with TLS 1.3 comes when the first request has been sent. */
    private static final Pattern UNKNOWN_TO_IT = Pattern.compile(
            "(?:fatal alert: )(certificate_\\w+|bad_certificate|unknown_ca|unsupported_certificate|access_denied)");

    private static final Pattern NOTHING_IN_COMMON =
            Pattern.compile("protocol_version|handshake_failure|insufficient_security|No appropriate protocol"
                    + "|protocol version \\S+ not (?:accepted|enabled)|selected protocol version");

    private final Assurance assurance;
    private volatile boolean emptyHanded;
    private volatile boolean answered;

    /**
     * Prepares the saying.
     *
     * @param assurance says whom we trust, and whether we have a certificate of our own
     */
    Handshake(Assurance assurance) {
        this.assurance = assurance;
    }

    /**
     * Returns the exception that says why, or the same if it is about something else, or a server has hung up, which may be
     * about to start.
     *
     * @param host with its port
     */
    IOException told(IOException failure, String host) {
        List<Throwable> chain = Stream.<Throwable>iterate(failure, t -> t != null, Throwable::getCause)
                .limit(20)
                .toList();
        if (!(failure instanceof SSLException)
                || chain.stream()
                        .anyMatch(cause -> cause instanceof EOFException || cause instanceof SocketException)) {
            return failure;
        }
        return words(chain, host)
                .<IOException>map(words -> new HandshakeException(words, failure))
                .orElse(failure);
    }

    /**
     * Returns the same of what has failed behind the handshake. With TLS 1.3 a server then says that it wants a certificate of
     * ours, and hangs up, so that its words may be lost: if it has asked for one that we have not, has not answered anything
     * yet, and was asked for something that changes nothing, that is taken for the reason.
     *
     * @param method of the request
     */
    IOException told(IOException failure, String host, String method) {
        IOException told = told(failure, host);
        boolean hungUp = failure instanceof SocketException
                || failure instanceof SSLException
                || failure instanceof NoHttpResponseException;
        return told.equals(failure) && hungUp && emptyHanded && !answered && method.equals("GET")
                ? new HandshakeException(unknown(host, "it has asked for a certificate and hung up"), null)
                : told;
    }

    /** Notes that a server has asked for a certificate that we have not. */
    void emptyHanded() {
        emptyHanded = true;
    }

    /** Notes that a server has answered. */
    void answered() {
        answered = true;
    }

    private Optional<String> words(List<Throwable> chain, String host) {
        for (Throwable cause : chain) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof CertificateExpiredException) {
                return Optional.of("the certificate of %s has expired (%s), expected one that is valid today"
                        .formatted(host, cut(message)));
            }
            if (cause instanceof CertificateNotYetValidException) {
                return Optional.of("the certificate of %s is not valid yet (%s), expected one that is valid today"
                        .formatted(host, cut(message)));
            }
            if (cause instanceof CertPathBuilderException) {
                return Optional.of(
                        "the certificate of %s comes from nobody who is trusted, expected an authority that is known to %s"
                                .formatted(host, assurance.authorities()));
            }
            if (cause instanceof SSLPeerUnverifiedException) {
                return Optional.of("the certificate of %s is for others: found %s, expected the name of the server"
                        .formatted(host, cut(message.replaceFirst("(?s).*(alternative names|subject): ", ""))));
            }
        }
        return ofServer(chain, host);
    }

    private Optional<String> ofServer(List<Throwable> chain, String host) {
        String message = String.valueOf(chain.get(0).getMessage());
        Matcher unknown = UNKNOWN_TO_IT.matcher(message);
        if (unknown.find()) {
            return Optional.of(unknown(host, unknown.group(1)));
        }
        if (NOTHING_IN_COMMON.matcher(message).find()) {
            return Optional.of("%s agrees to no TLS (%s): found nothing in common, expected %s%s"
                    .formatted(
                            host,
                            cut(message),
                            String.join(" or ", assurance.protocols()),
                            assurance.hasIdentity() ? "" : "; it may want a certificate of ours"));
        }
        if (message.contains("unrecognized SSL message")) {
            return Optional.of("%s speaks no TLS, expected https there, or http:// in its URL".formatted(host));
        }
        return chain.stream()
                        .anyMatch(cause ->
                                cause instanceof SSLHandshakeException || cause instanceof CertificateException)
                ? Optional.of("no TLS comes about with %s: %s".formatted(host, cut(message)))
                : Optional.empty();
    }

    private String unknown(String host, String why) {
        return "%s does not let us in (%s): found %s"
                .formatted(
                        host,
                        why,
                        assurance.hasIdentity()
                                ? "our certificate, expected one that it accepts; check FHIR_CLIENT_CERT_FILE or FHIR_KEYSTORE"
                                : "no certificate of ours, expected one; set FHIR_CLIENT_CERT_FILE or FHIR_KEYSTORE");
    }

    private static String cut(String text) {
        String line = OneLine.of(text);
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
