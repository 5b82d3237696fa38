package dev.fhirseeder.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.fhirseeder.settings.AccessSetting;
import dev.fhirseeder.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The file that holds the private key of a client, as PEM (PKCS#8), as a JWK or as a set of these. */
final class KeyFile {

    /** More than any set of keys has, in bytes. */
    private static final long LONGEST = 1_000_000;

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

    private final Path file;
    private final Optional<String> id;
    private final Optional<String> algorithm;

    private KeyFile(Path file, Optional<String> id, Optional<String> algorithm) {
        this.file = file;
        this.id = id;
        this.algorithm = algorithm;
    }

    /** Takes the file that the settings name; nothing if they name none. */
    static Optional<KeyFile> of(Settings settings) {
        return settings.find(AccessSetting.FHIR_CLIENT_KEY_FILE)
                .map(file -> new KeyFile(
                        file,
                        settings.find(AccessSetting.FHIR_KEY_ID),
                        settings.find(AccessSetting.FHIR_CLIENT_ALGORITHM)));
    }

    /**
     * Reads the key, as it lies there now.
     *
     * @throws IllegalArgumentException if there is none that can be used; the message names the setting and the file, and
     *     nothing of what is in it
     */
    ClientKey read() {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
                throw new IllegalArgumentException("found no such file, expected one of at most 1 MB");
            }
            String text = Files.readString(file);
            return text.stripLeading().startsWith("{") ? ofJwk(text) : ofPem(text);
        } catch (IOException e) {
            throw refused("found a file that cannot be read, expected PEM (PKCS#8) or a JWK");
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("%s (%s): in '%s' %s"
                .formatted(
                        AccessSetting.FHIR_CLIENT_KEY_FILE.variable(),
                        AccessSetting.FHIR_CLIENT_KEY_FILE.property(),
                        file,
                        why));
    }

    private ClientKey ofPem(String text) {
        Matcher block = PEM.matcher(text);
        while (block.find()) {
            if (block.group(1).equals("PRIVATE KEY")) {
                byte[] bytes = Base64.getMimeDecoder().decode(block.group(2));
                return ClientKey.of(pkcs8(bytes), id.orElseThrow(KeyFile::unnamed), algorithm);
            }
            if (block.group(1).endsWith(" PRIVATE KEY")) {
                throw new IllegalArgumentException(
                        "found '%s', expected PRIVATE KEY (PKCS#8): openssl pkcs8 -topk8 -nocrypt makes one of it"
                                .formatted(block.group(1)));
            }
        }
        throw new IllegalArgumentException("found neither PEM with a PRIVATE KEY nor a JWK, expected one of them");
    }

    private static PrivateKey pkcs8(byte[] bytes) {
        return Stream.of("RSA", "EC")
                .flatMap(kind -> pkcs8(kind, bytes).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "found a key of another kind, expected one of RSA or of the curve P-384"));
    }

    private static Optional<PrivateKey> pkcs8(String kind, byte[] bytes) {
        try {
            return Optional.of(KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(bytes)));
        } catch (GeneralSecurityException e) {
            return Optional.empty(); // it may be of another kind
        }
    }

    private ClientKey ofJwk(String text) {
        try {
            JWK jwk = text.contains("\"keys\"") ? chosen(JWKSet.parse(text).getKeys()) : JWK.parse(text);
            if (!jwk.isPrivate() || !(jwk instanceof AsymmetricJWK pair)) {
                throw new IllegalArgumentException("found a JWK that is not private, expected a private one");
            }
            String name = id.or(() -> Optional.ofNullable(jwk.getKeyID())).orElseThrow(KeyFile::unnamed);
            return ClientKey.of(pair.toPrivateKey(), name, algorithm);
        } catch (ParseException | JOSEException e) {
            throw new IllegalArgumentException(
                    "found no JWK that can be read, expected one of RSA or of the curve P-384", e);
        }
    }

    /** Without a name the set must leave no choice. */
    private JWK chosen(List<JWK> keys) {
        List<JWK> fitting = keys.stream()
                .filter(JWK::isPrivate)
                .filter(key -> id.isEmpty() || id.get().equals(key.getKeyID()))
                .toList();
        if (fitting.size() != 1) {
            throw new IllegalArgumentException("found %d private keys%s, expected one; choose it by FHIR_KEY_ID"
                    .formatted(
                            fitting.size(), id.map(name -> " of the id " + name).orElse("")));
        }
        return fitting.get(0);
    }

    private static IllegalArgumentException unnamed() {
        return new IllegalArgumentException("found a key without an id, expected FHIR_KEY_ID beside it");
    }
}
