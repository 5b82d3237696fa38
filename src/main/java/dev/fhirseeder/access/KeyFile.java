package dev.fhirseeder.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.fhirseeder.settings.AccessSetting;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.tls.Fault;
import dev.fhirseeder.tls.Pem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;

/** The file that holds the private key of a client, as PEM, as a JWK or as a set of these. */
final class KeyFile {

    /** More than any set of keys has, in bytes. */
    private static final long LONGEST = 1_000_000;

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
            byte[] content = Files.readAllBytes(file);
            String text = new String(content, StandardCharsets.ISO_8859_1); // words beside a key may be of any kind
            return text.stripLeading().startsWith("{") ? ofJwk(json(content)) : ofPem(text);
        } catch (IOException e) {
            throw refused("in '%s' found a file that cannot be read, expected PEM or a JWK".formatted(file));
        } catch (Fault e) {
            throw refused(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw refused("in '%s' %s".formatted(file, e.getMessage()));
        }
    }

    private static String json(byte[] content) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(content))
                .toString();
    }

    private static IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("%s (%s): %s"
                .formatted(
                        AccessSetting.FHIR_CLIENT_KEY_FILE.variable(),
                        AccessSetting.FHIR_CLIENT_KEY_FILE.property(),
                        why));
    }

    private ClientKey ofPem(String text) throws Fault {
        if (!text.contains("-----BEGIN ")) {
            throw new IllegalArgumentException("found neither PEM with a PRIVATE KEY nor a JWK, expected one of them");
        }
        PrivateKey key = Pem.key(file, text);
        return ClientKey.of(key, id.orElseThrow(KeyFile::unnamed), algorithm);
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
