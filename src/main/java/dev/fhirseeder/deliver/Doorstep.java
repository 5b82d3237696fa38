package dev.fhirseeder.deliver;

import dev.fhirseeder.access.AccessException;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.TlsSetting;
import dev.fhirseeder.tls.Approach;
import dev.fhirseeder.tls.Dialect;
import java.net.URI;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/** Tells whether a server that did not say what it is turns away whoever writes to it as well, and why, in one line. */
public final class Doorstep {

    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private static final int BAD_REQUEST = 400;

    private static final Pattern UNCLEAR = Pattern.compile("SSL|EOF|SocketException|NoHttpResponse|ProtocolException"
            + "|ConnectionClosed|ConnectTimeout|SocketTimeout|ClientProtocol");

    private final URI url;
    private final Approach approach;
    private final IntFunction<Optional<String>> rejection;

    /**
     * Prepares the telling.
     *
     * @param url of the server
     * @param approach how it is reached
     * @param rejection says what an HTTP status means of what the server was shown; nothing if it means nothing of that
     */
    public Doorstep(URI url, Approach approach, IntFunction<Optional<String>> rejection) {
        this.url = url;
        this.approach = approach;
        this.rejection = rejection;
    }

    /** Returns why nothing may be sent; nothing if that is not certain. */
    Optional<String> reason(Diagnosis diagnosis) {
        if (diagnosis.failure() != Failure.TURNED_AWAY) {
            return misnomer(diagnosis);
        }
        if (diagnosis.status() == 0) {
            String place = isAboutToken(diagnosis) ? "" : "FHIR_URL (seeder.fhir-url): no connection comes about; ";
            return Optional.of(place + words(diagnosis));
        }
        return diagnosis.status() == PROXY_AUTHENTICATION_REQUIRED
                ? Optional.of(unknownToProxy())
                : rejection.apply(diagnosis.status());
    }

    /** Returns that the port of the server speaks otherwise than its address says, if that is how an attempt ended and certain. */
    Optional<String> misnomer(Diagnosis diagnosis) {
        return isUnclear(diagnosis) ? misnamed() : Optional.empty();
    }

    /** It says itself who gave none. */
    private static boolean isAboutToken(Diagnosis diagnosis) {
        return diagnosis.exception().startsWith(AccessException.class.getSimpleName() + ": ");
    }

    /** So ends what is said to a port that speaks otherwise; a server that is about to start may end so, too. */
    static boolean isUnclear(Diagnosis diagnosis) {
        return diagnosis.status() == 0
                ? UNCLEAR.matcher(diagnosis.exception()).lookingAt()
                : diagnosis.status() == BAD_REQUEST && diagnosis.operationOutcome() == null;
    }

    private Optional<String> misnamed() {
        return Dialect.fault(url, approach)
                .map(fault -> "FHIR_URL (seeder.fhir-url): found '%s', and %s".formatted(url, fault));
    }

    private String unknownToProxy() {
        Setting<?> proxy = "https".equalsIgnoreCase(url.getScheme()) ? TlsSetting.HTTPS_PROXY : TlsSetting.HTTP_PROXY;
        if (approach.proxy(url).isEmpty()) {
            return "FHIR_URL (seeder.fhir-url): found '%s', to which the answer is 407 though no proxy is named for it, expected a server that is reached straight, or its proxy in %s"
                    .formatted(url, proxy.variable());
        }
        return "%s (%s): found a proxy on the way to %s that answers 407, expected one that accepts the user and the password in %s"
                .formatted(proxy.variable(), proxy.property(), url, proxy.variable());
    }

    /** Returns what a diagnosis says in words of our own, without the name of its exception. */
    static String words(Diagnosis diagnosis) {
        return diagnosis.exception().replaceFirst("^\\w+: ", "");
    }
}
