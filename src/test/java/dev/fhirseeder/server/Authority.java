package dev.fhirseeder.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An authority that lives as long as the test process, and makes certificates with the JDK's own tool. */
public final class Authority {

    /** The password of every store. */
    public static final String PASSWORD = "st0re-pa55w0rd-of-the-tests";

    private static final String ROOT = "authority";
    private static final Authority SHARED = new Authority();

    private final Path folder;
    private final Map<String, Papers> issued = new HashMap<>();

    /**
     * A certificate with its key, in both forms.
     *
     * @param certificate as PEM, with those behind it
     * @param key as PEM
     * @param store of PKCS#12, with {@link #PASSWORD}
     */
    public record Papers(Path certificate, Path key, Path store) {}

    private Authority() {
        try {
            folder = Files.createTempDirectory("authority");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        keytool(ROOT, "-dname", "CN=Authority of the tests", "-ext", "bc:c");
    }

    /** Returns the authority of this process. */
    public static Authority shared() {
        return SHARED;
    }

    /** Returns its own certificate as PEM. */
    public Path certificate() {
        return papers(ROOT).certificate();
    }

    /** Returns a truststore of PKCS#12 that holds its own certificate, with {@link #PASSWORD}. */
    public synchronized Path truststore() {
        Path file = folder.resolve("trust.p12");
        try {
            KeyStore trust = KeyStore.getInstance("PKCS12");
            trust.load(null, null);
            trust.setCertificateEntry(ROOT, open().getCertificate(ROOT));
            store(trust, file);
            return file;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns a certificate that it has signed, of that name and what keytool is told beside it; made once. */
    public Papers issue(String name, String... options) {
        return made(name, Stream.concat(Stream.of("-signer", ROOT), Stream.of(options)));
    }

    /** Returns a certificate that nobody has signed but its owner; made once. */
    public Papers stranger(String name, String... options) {
        return made(name, Stream.of(options));
    }

    private synchronized Papers made(String name, Stream<String> options) {
        return issued.computeIfAbsent(name, wanted -> {
            keytool(
                    wanted,
                    Stream.concat(Stream.of("-dname", "CN=" + wanted), options).toArray(String[]::new));
            return papers(wanted);
        });
    }

    private void keytool(String alias, String... options) {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-alias",
                                alias,
                                "-keystore",
                                folder.resolve("all.p12").toString(),
                                "-storepass",
                                PASSWORD),
                        Stream.of(options))
                .toList();
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(Files.readString(folder.resolve("log")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private KeyStore open() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(folder.resolve("all.p12").toFile(), PASSWORD.toCharArray());
    }

    private Papers papers(String alias) {
        try {
            KeyStore all = open();
            Key key = all.getKey(alias, PASSWORD.toCharArray());
            Certificate[] chain = all.getCertificateChain(alias);
            StringBuilder text = new StringBuilder();
            for (Certificate each : chain) {
                text.append(pem("CERTIFICATE", each.getEncoded()));
            }
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            own.setKeyEntry(alias, key, PASSWORD.toCharArray(), chain);
            Path store = folder.resolve(alias + ".p12");
            store(own, store);
            return new Papers(
                    Files.writeString(folder.resolve(alias + ".pem"), text),
                    Files.writeString(folder.resolve(alias + ".key"), pem("PRIVATE KEY", key.getEncoded())),
                    store);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void store(KeyStore store, Path file) throws IOException, GeneralSecurityException {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(
                        kind,
                        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                                .encodeToString(content));
    }
}
