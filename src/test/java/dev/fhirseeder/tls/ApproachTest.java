package dev.fhirseeder.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.server.Authority;
import dev.fhirseeder.server.Authority.Papers;
import dev.fhirseeder.settings.ProxyAddress;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApproachTest {

    private final Authority authority = Authority.shared();
    private final Papers client = authority.issue("client");

    @TempDir
    Path folder;

    @Test
    void what_is_good_is_taken() {
        assertThat(problems(Map.of("FHIR_CA_FILE", authority.certificate()))).isEmpty();
        assertThat(problems(Map.of(
                        "FHIR_TRUSTSTORE", authority.truststore(), "FHIR_TRUSTSTORE_PASSWORD", Authority.PASSWORD)))
                .isEmpty();
        assertThat(problems(Map.of(
                        "FHIR_CLIENT_CERT_FILE", client.certificate(), "FHIR_CLIENT_CERT_KEY_FILE", client.key())))
                .isEmpty();
        assertThat(problems(Map.of("FHIR_KEYSTORE", client.store(), "FHIR_KEYSTORE_PASSWORD", Authority.PASSWORD)))
                .isEmpty();
    }

    @Test
    void a_wrong_password_of_a_store_is_said_and_not_repeated() {
        assertThat(problems(Map.of("FHIR_KEYSTORE", client.store(), "FHIR_KEYSTORE_PASSWORD", "hunter2")))
                .contains("FHIR_KEYSTORE (seeder.fhir-keystore): found '" + client.store() + "' with a wrong password")
                .doesNotContain("hunter2");
        assertThat(problems(Map.of("FHIR_TRUSTSTORE", authority.truststore(), "FHIR_TRUSTSTORE_PASSWORD", "hunter2")))
                .contains("FHIR_TRUSTSTORE", "with a wrong password")
                .doesNotContain("hunter2");
    }

    @Test
    void a_store_without_its_password_is_said() {
        assertThat(problems(Map.of("FHIR_KEYSTORE", client.store()))).contains("without its password");
        assertThat(problems(Map.of("FHIR_TRUSTSTORE", authority.truststore()))).contains("without its password");
    }

    @Test
    void a_store_for_another_purpose_is_refused() {
        assertThat(problems(Map.of("FHIR_TRUSTSTORE", client.store(), "FHIR_TRUSTSTORE_PASSWORD", Authority.PASSWORD)))
                .contains("no certificate is marked as trusted");
        assertThat(problems(
                        Map.of("FHIR_KEYSTORE", authority.truststore(), "FHIR_KEYSTORE_PASSWORD", Authority.PASSWORD)))
                .contains("with 0 private keys");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FHIR_TRUSTSTORE", "FHIR_KEYSTORE"})
    void a_file_that_is_no_store_is_refused(String variable) throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("store"), "hello");

        // Then
        assertThat(problems(Map.of(variable, file))).contains(variable, "which is none or broken");
        assertThat(problems(Map.of(variable, folder.resolve("none")))).contains("expected a file that is there");
    }

    @Test
    void a_key_that_is_not_that_of_the_certificate_is_refused() {
        // Given
        Papers other = authority.issue("other-client");

        // Then
        assertThat(problems(Map.of(
                        "FHIR_CLIENT_CERT_FILE", client.certificate(), "FHIR_CLIENT_CERT_KEY_FILE", other.key())))
                .contains("FHIR_CLIENT_CERT_KEY_FILE", other.key().toString(), "not that of the certificate in")
                .contains(client.certificate().toString());
        assertThat(problems(Map.of(
                        "FHIR_CLIENT_CERT_FILE",
                        client.certificate(),
                        "FHIR_CLIENT_CERT_KEY_FILE",
                        Path.of("src/test/resources/tls/rsa-pkcs8.pem"))))
                .contains("not that of the certificate in");
    }

    @Test
    void a_certificate_of_ours_that_is_not_valid_today_is_refused() {
        // Given
        Papers old = authority.issue("old-client", "-startdate", "-10d", "-validity", "5");
        Papers young = authority.issue("young-client", "-startdate", "+5d", "-validity", "5");

        // Then
        assertThat(problems(Map.of("FHIR_CLIENT_CERT_FILE", old.certificate(), "FHIR_CLIENT_CERT_KEY_FILE", old.key())))
                .contains("expired at 20", "expected one that is valid today");
        assertThat(problems(Map.of("FHIR_KEYSTORE", old.store(), "FHIR_KEYSTORE_PASSWORD", Authority.PASSWORD)))
                .contains("expired at 20");
        assertThat(problems(
                        Map.of("FHIR_CLIENT_CERT_FILE", young.certificate(), "FHIR_CLIENT_CERT_KEY_FILE", young.key())))
                .contains("valid from 20");
    }

    @Test
    void what_does_not_go_together_is_refused() {
        assertThat(problems(Map.of(
                        "FHIR_CA_FILE", authority.certificate(),
                        "FHIR_TRUSTSTORE", authority.truststore(),
                        "FHIR_TRUSTSTORE_PASSWORD", Authority.PASSWORD)))
                .contains("FHIR_CA_FILE (seeder.fhir-ca-file): found it beside FHIR_TRUSTSTORE");
        assertThat(problems(Map.of("FHIR_CLIENT_CERT_FILE", client.certificate())))
                .contains("found it alone, expected FHIR_CLIENT_CERT_KEY_FILE beside it");
        assertThat(problems(Map.of("FHIR_CLIENT_CERT_KEY_FILE", client.key())))
                .contains("found it alone, expected FHIR_CLIENT_CERT_FILE beside it");
        assertThat(problems(Map.of("FHIR_TRUSTSTORE_PASSWORD", "x", "FHIR_KEYSTORE_PASSWORD", "y")))
                .contains("expected FHIR_TRUSTSTORE beside it", "expected FHIR_KEYSTORE beside it");
    }

    @Test
    void each_scheme_has_its_proxy_and_small_letters_win() {
        // Given
        Approach approach = Approach.of(
                settings(Map.of(
                        "HTTP_PROXY", "http://plain:3128",
                        "https_proxy", "http://bob:p%40ss@small:3129",
                        "HTTPS_PROXY", "http://large:3130",
                        "no_proxy", "inside.example.org")),
                Instant.now());

        // Then
        assertThat(approach.proxy("http", "fhir.example.org", 80)).hasToString("Optional[plain:3128]");
        assertThat(approach.proxy("https", "fhir.example.org", 443))
                .contains(new ProxyAddress("small", 3129, "bob", "p@ss"));
        assertThat(approach.proxy("https", "fhir.inside.example.org", 443)).isEmpty();
        assertThat(approach.proxy("http", "127.0.0.1", 80)).isEmpty();
    }

    private static String problems(Map<String, ?> environment) {
        return String.join("\n", Approach.problems(settings(environment), Instant.now()));
    }

    private static Settings settings(Map<String, ?> environment) {
        return new SettingsReader(
                        environment.entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        entry -> entry.getValue().toString())),
                        Map.of())
                .read();
    }
}
