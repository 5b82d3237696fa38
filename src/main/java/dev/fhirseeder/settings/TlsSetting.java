package dev.fhirseeder.settings;

import java.nio.file.Path;
import java.util.Set;

/** What an operator may choose of the way to the server: whom to trust, who we are, and through which proxy. */
public final class TlsSetting {

    static final Declared ALL = new Declared();

    public static final Setting<Path> FHIR_CA_FILE = ALL.setting(
            "FHIR_CA_FILE",
            "",
            "PEM certificates of the authorities that the server's certificate may come from, instead of the JDK's",
            Kind.FILE);

    public static final Setting<Path> FHIR_TRUSTSTORE = ALL.setting(
            "FHIR_TRUSTSTORE", "", "the same as a truststore (PKCS#12 or JKS) instead of FHIR_CA_FILE", Kind.FILE);

    public static final Setting<String> FHIR_TRUSTSTORE_PASSWORD =
            ALL.secret("FHIR_TRUSTSTORE_PASSWORD", "the password of FHIR_TRUSTSTORE", Kind.TOKEN);

    public static final Setting<Path> FHIR_CLIENT_CERT_FILE = ALL.setting(
            "FHIR_CLIENT_CERT_FILE",
            "",
            "for mutual TLS: our certificate as PEM, with those between it and its authority behind it",
            Kind.FILE);

    public static final Setting<Path> FHIR_CLIENT_CERT_KEY_FILE = ALL.setting(
            "FHIR_CLIENT_CERT_KEY_FILE",
            "",
            "the private key of FHIR_CLIENT_CERT_FILE as PEM, without a password",
            Kind.FILE);

    public static final Setting<Path> FHIR_KEYSTORE = ALL.setting(
            "FHIR_KEYSTORE",
            "",
            "for mutual TLS: our certificate and its key as a keystore (PKCS#12 or JKS) instead",
            Kind.FILE);

    public static final Setting<String> FHIR_KEYSTORE_PASSWORD =
            ALL.secret("FHIR_KEYSTORE_PASSWORD", "the password of FHIR_KEYSTORE and of the key in it", Kind.TOKEN);

    public static final Setting<String> FHIR_TLS =
            ALL.setting("FHIR_TLS", "1.2", "the oldest version of TLS that is spoken", Kind.oneOf("1.2", "1.3"));

    public static final Setting<ProxyAddress> HTTP_PROXY = ALL.secret(
            "HTTP_PROXY",
            "the proxy on the way to http:// servers, also as http_proxy; none on the way to this machine",
            Kind.PROXY);

    public static final Setting<ProxyAddress> HTTPS_PROXY = ALL.secret(
            "HTTPS_PROXY",
            "the proxy on the way to https:// servers (CONNECT), also as https_proxy; none on the way to this machine",
            Kind.PROXY);

    public static final Setting<String> NO_PROXY = ALL.setting(
            "NO_PROXY",
            "",
            "where no proxy stands in between: host names with all below them, addresses, networks like 10.0.0.0/8, each with :port if one alone is meant, comma-separated, or *; also as no_proxy",
            Kind.TEXT);

    /** What other programs call in small letters, too. */
    static final Set<Setting<?>> IN_SMALL_LETTERS = Set.of(HTTP_PROXY, HTTPS_PROXY, NO_PROXY);

    private TlsSetting() {}
}
