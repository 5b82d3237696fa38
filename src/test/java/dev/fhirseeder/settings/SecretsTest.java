package dev.fhirseeder.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is secret stays so, above all when it is refused. */
class SecretsTest {

    @TempDir
    Path folder;

    @Test
    void a_secret_is_neither_shown_in_a_message_nor_handed_to_routes() {
        // Given
        Settings settings = read(Map.of("FHIR_TOKEN", "s3cret"), Map.of());

        // When
        Map<String, Object> placeholders = settings.placeholders();

        // Then
        assertThat(settings.get(AccessSetting.FHIR_TOKEN)).isEqualTo("s3cret");
        assertThat(placeholders).doesNotContainValue("s3cret").doesNotContainKey("seeder.fhir-token");
    }

    @Test
    void passwords_of_stores_and_of_proxies_are_secrets_too() {
        // Given
        Settings settings = read(
                Map.of(
                        "FHIR_TRUSTSTORE_PASSWORD", "s3cret-1",
                        "FHIR_KEYSTORE_PASSWORD", "s3cret-2",
                        "HTTP_PROXY", "http://bob:s3cret-3@proxy:3128",
                        "https_proxy", "http://bob:s3cret-4@proxy:3128"),
                Map.of());

        // Then
        assertThat(settings.placeholders().toString()).doesNotContain("s3cret");
        assertThat(settings.get(TlsSetting.HTTP_PROXY)).hasToString("proxy:3128");
        assertThat(settings.get(TlsSetting.HTTPS_PROXY).password()).isEqualTo("s3cret-4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://bob:s3cret@proxy",
                "http://bob:s3cret@proxy:99999",
                "http://bob:s3cret@proxy:3128/path",
                "http://bob:s3cret@",
                "http://bob:s3%zzcret@proxy"
            })
    void an_address_of_a_proxy_that_is_none_is_refused_and_not_repeated(String address) {
        assertThatThrownBy(() -> read(Map.of("HTTP_PROXY", address), Map.of()))
                .hasMessageContaining("HTTP_PROXY")
                .hasMessageContaining("expected the address of a proxy")
                .hasMessageNotContaining("s3");
    }

    @Test
    void a_password_in_the_url_is_refused_and_not_repeated() {
        // When
        assertThatThrownBy(() -> read(Map.of("FHIR_URL", "http://bob:hunter2@localhost/fhir"), Map.of()))

                // Then
                .hasMessageContaining("FHIR_URL")
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost/fhir?apikey=S3CRET", "http://localhost/fhir#S3CRET", "http:S3CRET@h:?S3CRET"})
    void what_may_be_a_key_in_the_url_is_refused_and_not_repeated(String url) {
        // When
        assertThatThrownBy(() -> read(Map.of("FHIR_URL", url), Map.of()))

                // Then
                .hasMessageContaining("FHIR_URL")
                .hasMessageContaining("without user, query and fragment")
                .hasMessageNotContaining("S3CRET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3c\nret", "s3c\rret", "s3c\u0000ret", "s3c\u007fret"})
    void a_token_that_would_break_a_header_is_refused_and_not_repeated(String token) {
        // When
        assertThatThrownBy(() -> read(Map.of("FHIR_TOKEN", token), Map.of()))

                // Then
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("FHIR_TOKEN")
                .hasMessageNotContaining("s3c");
    }

    @Test
    void a_secret_is_read_from_the_file_that_is_named_without_the_line_break_behind_it() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("token"), "s3cret\n");

        // When
        Settings settings = read(Map.of("FHIR_TOKEN_FILE", file.toString()), Map.of());

        // Then
        assertThat(settings.get(AccessSetting.FHIR_TOKEN)).isEqualTo("s3cret");
        assertThat(settings.placeholders()).doesNotContainValue("s3cret");
        assertThat(settings.texts()).doesNotContainKeys("seeder.fhir-token", "seeder.fhir-token-file");
    }

    /** Notepad and its like write a mark before the first letter, which would be a part of the password that nobody sees. */
    @Test
    void a_mark_of_the_encoding_before_a_secret_is_no_part_of_it() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "\uFEFFs3cret\r\n");
        Settings settings = read(Map.of("FHIR_PASSWORD_FILE", file.toString()), Map.of());
        assertThat(settings.find(AccessSetting.FHIR_PASSWORD)).contains("s3cret");
    }

    @Test
    void a_secret_beside_its_file_is_refused_and_so_is_a_file_that_holds_none() throws IOException {
        // Given
        String full = Files.writeString(folder.resolve("full"), "s3cret").toString();
        String broken =
                Files.writeString(folder.resolve("broken"), "s3c\u0000ret").toString();
        String empty = Files.writeString(folder.resolve("empty"), "\n").toString();

        // Then
        assertThatThrownBy(() -> read(Map.of("FHIR_TOKEN", "s3cret", "FHIR_TOKEN_FILE", full), Map.of()))
                .hasMessageContaining("FHIR_TOKEN (seeder.fhir-token): found both, expected it or FHIR_TOKEN_FILE")
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> read(Map.of("FHIR_PASSWORD_FILE", broken), Map.of()))
                .hasMessageContaining("FHIR_PASSWORD (seeder.fhir-password)")
                .hasMessageNotContaining("s3c");
        assertThatThrownBy(() -> read(Map.of("FHIR_CLIENT_SECRET_FILE", empty), Map.of()))
                .hasMessageContaining("FHIR_CLIENT_SECRET_FILE (seeder.fhir-client-secret-file)")
                .hasMessageContaining("not empty");
        assertThatThrownBy(() -> read(Map.of("FHIR_HEADERS_FILE", folder + "/none"), Map.of()))
                .hasMessageContaining("FHIR_HEADERS_FILE (seeder.fhir-headers-file)")
                .hasMessageContaining("that is there");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Key",
                "X-Key:",
                ": s3c",
                "Authorization: s3c",
                "Host: s3c",
                "X-Key: a|x-key: s3c",
                "X Key: s3c",
                "X-Key: s3c\u0001"
            })
    void headers_that_cannot_be_are_refused_and_not_repeated(String headers) {
        assertThatThrownBy(() -> read(Map.of("FHIR_HEADERS", headers), Map.of()))
                .hasMessageContaining("FHIR_HEADERS (seeder.fhir-headers)")
                .hasMessageNotContaining("s3c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Key: a:b|X-Tenant: seven", "X-Key: a:b\nX-Tenant: seven\n"})
    void headers_stand_one_a_line_or_between_bars(String headers) {
        assertThat(read(Map.of("FHIR_HEADERS", headers), Map.of()).get(AccessSetting.FHIR_HEADERS))
                .isEqualTo(Map.of("X-Key", "a:b", "X-Tenant", "seven"));
    }

    private static Settings read(Map<String, String> environment, Map<String, String> properties) {
        return new SettingsReader(environment, properties).read();
    }
}
