package dev.fhirseeder.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.fhirseeder.settings.SettingsReader;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys as they lie in files; each refusal names the file and what to do. */
class KeyFileTest {

    private static final Path KEYS = Path.of("src/test/resources/tls");

    @TempDir
    Path folder;

    @Test
    void a_set_holds_the_key_of_the_chosen_id() throws Exception {
        // Given
        ECKey one = new ECKeyGenerator(Curve.P_384).keyID("one").generate();
        ECKey two = new ECKeyGenerator(Curve.P_384).keyID("two").generate();
        String set = new JWKSet(List.of(one, two)).toString(false);

        // Then
        assertThat(read(set, Map.of("FHIR_KEY_ID", "two")).id()).isEqualTo("two");
        assertThat(read(set, Map.of("FHIR_KEY_ID", "two")).key()).isEqualTo(two.toPrivateKey());
        assertRefused(set, Map.of(), "found 2 private keys, expected one; choose it by FHIR_KEY_ID");
    }

    @Test
    void a_key_of_another_kind_is_refused() throws Exception {
        assertRefused(
                new ECKeyGenerator(Curve.P_256).keyID("k").generate().toJSONString(), Map.of(), "of the curve P-384");
        assertRefused(
                new RSAKeyGenerator(1024, true).keyID("k").generate().toJSONString(), Map.of(), "RSA key of 1024 bits");
        assertRefused(
                new ECKeyGenerator(Curve.P_384)
                        .keyID("k")
                        .generate()
                        .toPublicJWK()
                        .toJSONString(),
                Map.of(),
                "not private");
    }

    @Test
    void a_key_that_does_not_fit_the_algorithm_is_refused() throws Exception {
        String key = new ECKeyGenerator(Curve.P_384).keyID("k").generate().toJSONString();
        assertRefused(key, Map.of("FHIR_CLIENT_ALGORITHM", "RS384"), "FHIR_CLIENT_ALGORITHM=RS384");
        assertThat(read(key, Map.of("FHIR_CLIENT_ALGORITHM", "ES384"))
                        .algorithm()
                        .getName())
                .isEqualTo("ES384");
    }

    @Test
    void what_is_no_key_is_refused_and_not_quoted() throws IOException {
        assertRefused("s3cret", Map.of(), "found neither PEM");
        assertRefused("{\"s3cret\":1}", Map.of(), "found no JWK");
        assertRefused(
                "-----BEGIN RSA PRIVATE KEY-----\ns3cret\n-----END RSA PRIVATE KEY-----", Map.of(), "openssl pkcs8");
        assertRefused("-----BEGIN PRIVATE KEY-----\ns3cret\n-----END PRIVATE KEY-----", Map.of(), "cannot be read");
        assertRefused("-----BEGIN CERTIFICATE-----\ns3cret\n-----END CERTIFICATE-----", Map.of(), "no private key");
    }

    @ParameterizedTest
    @CsvSource({"rsa-pkcs1, rsa-pkcs8, RS384", "ec384-sec1, ec384-pkcs8, ES384"})
    void a_key_of_an_older_format_is_the_same_key(String old, String present, String algorithm) throws IOException {
        // Given
        Map<String, String> named = Map.of("FHIR_KEY_ID", "k");

        // When
        ClientKey read = read(Files.readString(KEYS.resolve(old + ".pem")), named);
        ClientKey same = read(Files.readString(KEYS.resolve(present + ".pem")), named);

        // Then
        assertThat(number(read)).isEqualTo(number(same));
        assertThat(read.algorithm().getName()).isEqualTo(algorithm);
    }

    @Test
    void words_before_a_key_may_be_of_any_encoding_and_those_of_a_jwk_are_utf_8() throws Exception {
        // Given
        String pem = "# Schl\u00fcssel\n" + Files.readString(KEYS.resolve("rsa-pkcs8.pem"));
        String jwk = new ECKeyGenerator(Curve.P_384)
                .keyID("Schl\u00fcssel")
                .generate()
                .toJSONString();

        // Then
        assertThat(read(pem.getBytes(StandardCharsets.ISO_8859_1), Map.of("FHIR_KEY_ID", "k"))
                        .id())
                .isEqualTo("k");
        assertThat(read(jwk, Map.of()).id()).isEqualTo("Schl\u00fcssel");
        assertThatThrownBy(() -> read(jwk.getBytes(StandardCharsets.ISO_8859_1), Map.of()))
                .hasMessageContaining("found a file that cannot be read");
    }

    /** The JDK compares how a key is written, too. */
    private static BigInteger number(ClientKey key) {
        return key.key() instanceof ECPrivateKey curve
                ? curve.getS()
                : ((RSAPrivateKey) key.key()).getPrivateExponent();
    }

    @ParameterizedTest
    @CsvSource({
        "encrypted, encrypted",
        "encrypted-pkcs1, encrypted",
        "ed25519, expected one of RSA or of the curve P-384",
        "ec-sec1, expected one of RSA or of the curve P-384"
    })
    void a_key_that_cannot_be_used_is_refused_with_what_to_do(String file, String why) throws IOException {
        assertRefused(Files.readString(KEYS.resolve(file + ".pem")), Map.of(), why);
    }

    @Test
    void a_key_of_an_unknown_format_or_with_a_password_is_told_how_to_become_another() throws IOException {
        String hint = "openssl pkcs8 -topk8 -nocrypt makes one of another";
        assertRefused(Files.readString(KEYS.resolve("encrypted.pem")), Map.of(), hint);
        assertRefused("-----BEGIN DSA PRIVATE KEY-----\nAAAA\n-----END DSA PRIVATE KEY-----", Map.of(), hint);
    }

    private void assertRefused(String text, Map<String, String> beside, String why) {
        Map<String, String> all = new HashMap<>(beside);
        if (text.startsWith("-----")) {
            all.put("FHIR_KEY_ID", "k");
        }
        assertThatThrownBy(() -> read(text, all))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("FHIR_CLIENT_KEY_FILE (seeder.fhir-client-key-file): ")
                .hasMessageContaining("'" + folder.resolve("key") + "'")
                .hasMessageContaining(why)
                .hasMessageNotContaining("s3cret");
    }

    private ClientKey read(String text, Map<String, String> beside) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8), beside);
    }

    private ClientKey read(byte[] content, Map<String, String> beside) throws IOException {
        Map<String, String> environment = new HashMap<>(beside);
        environment.put(
                "FHIR_CLIENT_KEY_FILE",
                Files.write(folder.resolve("key"), content).toString());
        return KeyFile.of(new SettingsReader(environment, Map.of()).read())
                .orElseThrow()
                .read();
    }
}
