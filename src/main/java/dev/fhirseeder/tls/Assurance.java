package dev.fhirseeder.tls;

import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.TlsSetting;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.http.ssl.SSLContextBuilder;
import org.jspecify.annotations.Nullable;

/** Whom we trust, as whom we present ourselves, and which TLS is the oldest that we speak. */
public final class Assurance {

    private static final String STANDARD_AUTHORITIES = "the JDK; FHIR_CA_FILE or FHIR_TRUSTSTORE names others";

    /** What the JDK has: its authorities, no certificate of ours, TLS 1.2 at least. */
    static final Assurance STANDARD = new Assurance(null, null, "1.2", STANDARD_AUTHORITIES);

    private final @Nullable KeyStore trusted;
    private final @Nullable Identity identity;
    private final String oldest;
    private final String authorities;

    private Assurance(@Nullable KeyStore trusted, @Nullable Identity identity, String oldest, String authorities) {
        this.trusted = trusted;
        this.identity = identity;
        this.oldest = oldest;
        this.authorities = authorities;
    }

    /**
     * Reads the files that the settings name.
     *
     * @param now at which our own certificate must be valid
     * @param problems to which every fault is added, as that of its setting
     */
    static Assurance of(Settings settings, Instant now, List<String> problems) {
        problems.addAll(Pairs.problems(settings));
        KeyStore trusted = null;
        Identity identity = null;
        Optional<Path> authorities = settings.find(TlsSetting.FHIR_CA_FILE);
        Optional<Path> truststore = settings.find(TlsSetting.FHIR_TRUSTSTORE);
        Optional<Path> certificate = settings.find(TlsSetting.FHIR_CLIENT_CERT_FILE);
        Optional<Path> key = settings.find(TlsSetting.FHIR_CLIENT_CERT_KEY_FILE);
        Optional<Path> keystore = settings.find(TlsSetting.FHIR_KEYSTORE);
        if (authorities.isPresent()) {
            trusted = read(TlsSetting.FHIR_CA_FILE, problems, () -> store(Pem.certificates(authorities.get())));
        } else if (truststore.isPresent()) {
            trusted = read(
                    TlsSetting.FHIR_TRUSTSTORE,
                    problems,
                    () -> Stores.trust(truststore.get(), settings.find(TlsSetting.FHIR_TRUSTSTORE_PASSWORD)));
        }
        if (certificate.isPresent() && key.isPresent()) {
            List<X509Certificate> chain =
                    read(TlsSetting.FHIR_CLIENT_CERT_FILE, problems, () -> Pem.certificates(certificate.get()));
            identity = chain == null
                    ? null
                    : read(
                            TlsSetting.FHIR_CLIENT_CERT_KEY_FILE,
                            problems,
                            () -> Identity.of(certificate.get(), chain, Pem.key(key.get()), key.get(), now));
        } else if (keystore.isPresent()) {
            Optional<String> password = settings.find(TlsSetting.FHIR_KEYSTORE_PASSWORD);
            identity = read(
                    TlsSetting.FHIR_KEYSTORE,
                    problems,
                    () -> Identity.of(keystore.get(), Stores.keys(keystore.get(), password), password.orElse(""), now));
        }
        return new Assurance(
                trusted, identity, settings.get(TlsSetting.FHIR_TLS), authorities(authorities, truststore));
    }

    /** Returns who says whom we trust, as the end of a sentence. */
    public String authorities() {
        return authorities;
    }

    /** Tells whether we present ourselves where a server wants to know. */
    public boolean hasIdentity() {
        return identity != null;
    }

    /** Returns the versions of TLS that are spoken, as the JDK calls them. */
    public List<String> protocols() {
        return oldest.equals("1.3") ? List.of("TLSv1.3") : List.of("TLSv1.3", "TLSv1.2");
    }

    /**
     * Returns what the JDK makes connections with. Each call makes another, which takes some hundredths of a second.
     *
     * @param emptyHanded is run whenever a server asks for a certificate and we have none that comes from an authority of
     *     its list
     */
    public SSLContext context(Runnable emptyHanded) {
        try {
            SSLContextBuilder builder = SSLContextBuilder.create();
            if (trusted != null) {
                builder.loadTrustMaterial(trusted, Assurance::isTrustedAnyhow);
            }
            Identity shown = identity == null ? Identity.NOBODY : identity;
            builder.loadKeyMaterial(shown.store(), shown.password().toCharArray(), (fitting, socket) -> {
                if (fitting.isEmpty()) {
                    emptyHanded.run();
                    return null;
                }
                return fitting.keySet().iterator().next();
            });
            return builder.build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS cannot be set up", e);
        }
    }

    /**
     * The JDK takes a certificate that stands among the authorities itself however old it is; of a server nothing is taken but what
     * is valid today.
     *
     * @return false always: whom we trust is the JDK's to say
     * @throws CertificateException if the server's own certificate has expired, or is not valid yet
     */
    private static boolean isTrustedAnyhow(X509Certificate[] chain, String keyExchange) throws CertificateException {
        chain[0].checkValidity();
        return false;
    }

    /** What may not be as it should. */
    @FunctionalInterface
    private interface Reading<T> {

        T read() throws Fault;
    }

    private static <T> @Nullable T read(Setting<?> setting, List<String> problems, Reading<T> reading) {
        try {
            return reading.read();
        } catch (Fault e) {
            problems.add("%s (%s): %s".formatted(setting.variable(), setting.property(), e.getMessage()));
            return null;
        }
    }

    private static KeyStore store(List<X509Certificate> certificates) {
        KeyStore store = Identity.empty();
        try {
            for (X509Certificate certificate : certificates) {
                store.setCertificateEntry("authority-" + store.size(), certificate);
            }
            return store;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A certificate cannot be put into a store in memory", e);
        }
    }

    private static String authorities(Optional<Path> authorities, Optional<Path> truststore) {
        return authorities
                .map(file -> "FHIR_CA_FILE, which is '" + file + "'")
                .or(() -> truststore.map(file -> "FHIR_TRUSTSTORE, which is '" + file + "'"))
                .orElse(STANDARD_AUTHORITIES);
    }
}
