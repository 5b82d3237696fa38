package dev.fhirseeder.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/**
 * As whom we present ourselves where a server wants to know.
 *
 * @param store in memory, with one key and its certificates
 * @param password of the key in the store
 */
record Identity(KeyStore store, String password) {

    /** Protects nothing: the store never leaves the memory. */
    private static final String NONE = "-";

    /** Whoever has no certificate. */
    static final Identity NOBODY = new Identity(empty(), NONE);

    /**
     * Makes an identity of PEM files.
     *
     * @param certificates ours first, then those between it and its authority
     * @param key the private key of the first
     * @param now at which ours must be valid
     * @throws Fault if they do not belong together, or ours is not valid now
     */
    static Identity of(Path file, List<X509Certificate> certificates, PrivateKey key, Path keyFile, Instant now)
            throws Fault {
        X509Certificate ours = certificates.get(0);
        if (!isPair(ours.getPublicKey(), key)) {
            throw new Fault(
                    "%s, whose key is not that of the certificate in %s".formatted(Pem.quoted(keyFile), file),
                    "the private key of that certificate");
        }
        check(file, ours, now);
        KeyStore store = empty();
        try {
            store.setKeyEntry("client", key, NONE.toCharArray(), certificates.toArray(X509Certificate[]::new));
            return new Identity(store, NONE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key cannot be put into a store in memory", e);
        }
    }

    /** Returns a store in memory, with nothing in it. */
    static KeyStore empty() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("A store in memory cannot be made", e);
        }
    }

    /**
     * Makes an identity of a keystore.
     *
     * @param now at which our certificate must be valid
     * @throws Fault if the certificate in it is not valid now
     */
    static Identity of(Path file, KeyStore store, String password, Instant now) throws Fault {
        try {
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias) && store.getCertificate(alias) instanceof X509Certificate ours) {
                    check(file, ours, now);
                }
            }
            return new Identity(store, password);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("An open store cannot be read", e);
        }
    }

    private static void check(Path file, X509Certificate ours, Instant now) throws Fault {
        Instant first = ours.getNotBefore().toInstant();
        Instant last = ours.getNotAfter().toInstant();
        if (now.isAfter(last)) {
            throw new Fault(
                    "%s with a certificate that expired at %s".formatted(Pem.quoted(file), last),
                    "one that is valid today");
        }
        if (now.isBefore(first)) {
            throw new Fault(
                    "%s with a certificate that is valid from %s on".formatted(Pem.quoted(file), first),
                    "one that is valid today");
        }
    }

    /** What the one signs, the other must be able to tell. */
    private static boolean isPair(PublicKey open, PrivateKey closed) {
        if (!open.getAlgorithm().equals(closed.getAlgorithm())) {
            return false;
        }
        byte[] text = "whoever signs this has the key".getBytes(StandardCharsets.US_ASCII);
        try {
            Signature signature = Signature.getInstance(
                    switch (open.getAlgorithm()) {
                        case "RSA" -> "SHA256withRSA";
                        case "EC" -> "SHA256withECDSA";
                        default -> open.getAlgorithm();
                    });
            signature.initSign(closed);
            signature.update(text);
            byte[] signed = signature.sign();
            signature.initVerify(open);
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false; // of different sizes or curves
        }
    }
}
