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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys as they lie in files; each refusal names the file and what to do. */
class KeyFileTest {

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
        assertRefused("-----BEGIN PRIVATE KEY-----\ns3cret\n-----END PRIVATE KEY-----", Map.of(), "of another kind");
    }

    private void assertRefused(String text, Map<String, String> beside, String why) {
        Map<String, String> all = new HashMap<>(beside);
        if (text.startsWith("-----")) {
            all.put("FHIR_KEY_ID", "k");
        }
        assertThatThrownBy(() -> read(text, all))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("FHIR_CLIENT_KEY_FILE (seeder.fhir-client-key-file): in '")
                .hasMessageContaining(why)
                .hasMessageNotContaining("s3cret");
    }

    private ClientKey read(String text, Map<String, String> beside) throws IOException {
        Map<String, String> environment = new HashMap<>(beside);
        environment.put(
                "FHIR_CLIENT_KEY_FILE",
                Files.writeString(folder.resolve("key"), text).toString());
        return KeyFile.of(new SettingsReader(environment, Map.of()).read())
                .orElseThrow()
                .read();
    }
}
