package dev.fhirseeder.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files of certificates and keys as PEM. */
public final class Pem {

    /** Nobody has so many certificates; what is longer is something else. */
    private static final int LONGEST = 4 << 20;

    private static final List<String> KINDS_OF_KEYS = List.of("RSA", "EC", "EdDSA");

    /** What OpenSSL knows, it writes in the form that everybody reads. */
    private static final String PLAIN = "; openssl pkcs8 -topk8 -nocrypt makes one of another";

    private static final Pattern KEY = Pattern.compile("-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----");

    private Pem() {}

    /**
     * Reads certificates.
     *
     * @return at least one, in the order of the file
     * @throws Fault if the file cannot be read, or holds none or anything that is broken
     */
    static List<X509Certificate> certificates(Path file) throws Fault {
        byte[] text = bytes(file);
        String expected = "a file of certificates as PEM, each from -----BEGIN CERTIFICATE----- on";
        if (!new String(text, StandardCharsets.ISO_8859_1).contains("-----BEGIN")) {
            throw new Fault(quoted(file) + " with no certificate in it", expected);
        }
        try {
            List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(text))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (certificates.isEmpty()) {
                throw new Fault(quoted(file) + " with no certificate in it", expected);
            }
            return certificates;
        } catch (CertificateException e) {
            throw new Fault(quoted(file) + " with a certificate that cannot be read", expected);
        }
    }

    /**
     * Reads a private key: PKCS#8, or of the older formats those of RSA and of elliptic curves.
     *
     * @throws Fault if the file cannot be read, or holds none that is known and whole
     */
    static PrivateKey key(Path file) throws Fault {
        return key(file, new String(bytes(file), StandardCharsets.ISO_8859_1));
    }

    /**
     * Reads a private key as above out of the text of a file.
     *
     * @param file is named in messages
     * @throws Fault if it holds none that is known and whole
     */
    public static PrivateKey key(Path file, String text) throws Fault {
        String expected = "a file with a private key as PEM and without a password, like -----BEGIN PRIVATE KEY-----";
        Matcher key = KEY.matcher(text);
        boolean begins = key.find(); // the first alone: to look for the end of each that has none would take long
        String format = begins ? key.group(1) : "";
        int end = begins ? text.indexOf("-----END " + format + "-----", key.end()) : -1;
        if (end < 0) {
            throw new Fault(quoted(file) + " with no private key in it", expected);
        }
        String armoured = text.substring(key.end(), end);
        if (format.startsWith("ENCRYPTED") || armoured.contains("ENCRYPTED")) {
            throw new Fault(quoted(file) + " with a key that is encrypted", expected + PLAIN);
        }
        try {
            byte[] content = Base64.getMimeDecoder().decode(armoured);
            return switch (format) {
                case "PRIVATE KEY" -> key(content);
                case "RSA PRIVATE KEY" -> key(Der.ofRsa(content));
                case "EC PRIVATE KEY" -> key(Der.ofCurve(content));
                default -> throw new IllegalArgumentException(format);
            };
        } catch (GeneralSecurityException | IllegalArgumentException e) { // the cause may quote the key
            throw new Fault("%s with a key that cannot be read (%s)".formatted(quoted(file), format), expected + PLAIN);
        }
    }

    private static PrivateKey key(byte[] pkcs8) throws GeneralSecurityException {
        GeneralSecurityException unknown = new GeneralSecurityException("a key of no known kind");
        for (String kind : KINDS_OF_KEYS) {
            try {
                return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (GeneralSecurityException e) {
                unknown.addSuppressed(e); // it may be one of the next kind
            }
        }
        throw unknown;
    }

    /**
     * Reads a file.
     *
     * @throws Fault if it is not there, cannot be read or is larger than any such file
     */
    private static byte[] bytes(Path file) throws Fault {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new Fault(quoted(file) + " with more than 4 MB", "a file of PEM");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new Fault(quoted(file), "a file that is there");
        } catch (IOException e) {
            throw new Fault(quoted(file), "a file that can be read");
        }
    }

    static String quoted(Path file) {
        return "'" + file + "'";
    }
}
