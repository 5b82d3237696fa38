package dev.fhirseeder.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Keystores and truststores, as keytool makes them. */
final class Stores {

    private Stores() {}

    /**
     * Opens a truststore.
     *
     * @param password empty for none
     * @throws Fault if it cannot be opened, or holds nothing that is trusted
     */
    static KeyStore trust(Path file, Optional<String> password) throws Fault {
        KeyStore store = open(file, password);
        try {
            for (String alias : Collections.list(store.aliases())) {
                if (store.isCertificateEntry(alias)) {
                    return store;
                }
            }
        } catch (GeneralSecurityException e) {
            throw unreadable(file);
        }
        throw new Fault(
                Pem.quoted(file) + " in which no certificate is marked as trusted" + missing(password),
                "a truststore as keytool -importcert makes it");
    }

    /**
     * Opens a keystore.
     *
     * @param password of the store and of the key in it; empty for none
     * @throws Fault if it cannot be opened, or holds not just one key
     */
    static KeyStore keys(Path file, Optional<String> password) throws Fault {
        KeyStore store = open(file, password);
        try {
            List<String> keys = Collections.list(store.aliases());
            for (String alias : List.copyOf(keys)) {
                if (!store.isKeyEntry(alias)) {
                    keys.remove(alias);
                }
            }
            if (keys.size() != 1) {
                throw new Fault(
                        "%s with %d private keys in it".formatted(Pem.quoted(file), keys.size()) + missing(password),
                        "a keystore with one, and its certificate");
            }
            store.getKey(keys.get(0), password.orElse("").toCharArray());
            return store;
        } catch (UnrecoverableKeyException e) {
            throw new Fault(
                    Pem.quoted(file) + (password.isEmpty() ? missing(password) : " with a key of another password"),
                    "the password of the store");
        } catch (GeneralSecurityException e) {
            throw unreadable(file);
        }
    }

    private static KeyStore open(Path file, Optional<String> password) throws Fault {
        if (!Files.isRegularFile(file)) {
            throw new Fault(Pem.quoted(file), "a file that is there");
        }
        try {
            return KeyStore.getInstance(
                    file.toFile(), password.map(String::toCharArray).orElse(null));
        } catch (IOException e) {
            if (e.getCause() instanceof UnrecoverableKeyException) {
                throw new Fault(
                        Pem.quoted(file) + (password.isEmpty() ? " without its password" : " with a wrong password"),
                        "the password of the store");
            }
            throw unreadable(file);
        } catch (GeneralSecurityException e) {
            throw unreadable(file);
        }
    }

    private static String missing(Optional<String> password) {
        return password.isEmpty() ? " without its password" : "";
    }

    private static Fault unreadable(Path file) {
        return new Fault(Pem.quoted(file) + ", which is none or broken", "a keystore of PKCS#12 or JKS");
    }
}
