package dev.fhirseeder.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.server.Authority;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of {@code src/test/resources/tls} were made for this test by openssl, and open nothing. */
class PemTest {

    private static final Path KEYS = Path.of("src/test/resources/tls");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"rsa-pkcs1, rsa-pkcs8", "ec-sec1, ec-pkcs8"})
    void a_key_of_an_older_format_is_the_same_key(String old, String present) throws Fault {
        assertThat(number(Pem.key(KEYS.resolve(old + ".pem"))))
                .isEqualTo(number(Pem.key(KEYS.resolve(present + ".pem"))));
    }

    private static BigInteger number(PrivateKey key) {
        return key instanceof ECPrivateKey curve ? curve.getS() : ((RSAPrivateKey) key).getPrivateExponent();
    }

    @ParameterizedTest
    @CsvSource({"rsa-pkcs8, RSA", "ec-pkcs8, EC", "ed25519, EdDSA"})
    void a_key_may_be_of_any_kind_that_the_jdk_knows(String file, String kind) throws Fault {
        assertThat(Pem.key(KEYS.resolve(file + ".pem")).getAlgorithm()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"encrypted", "encrypted-pkcs1"})
    void a_key_with_a_password_is_refused_as_such(String file) {
        assertThatThrownBy(() -> Pem.key(KEYS.resolve(file + ".pem")))
                .hasMessageContaining(file + ".pem")
                .hasMessageContaining("encrypted")
                .hasMessageContaining("without a password");
    }

    @ParameterizedTest
    @CsvSource({
        "'', no private key",
        "hello, no private key",
        "-----BEGIN PRIVATE KEY-----, no private key",
        "-----BEGIN PRIVATE KEY-----SECRET-----END PRIVATE KEY-----, cannot be read",
        "-----BEGIN EC PRIVATE KEY-----MAA=-----END EC PRIVATE KEY-----, cannot be read",
        "-----BEGIN EC PRIVATE KEY-----MIT/////AA==-----END EC PRIVATE KEY-----, cannot be read",
        "-----BEGIN RSA PRIVATE KEY-----AAAA-----END RSA PRIVATE KEY-----, cannot be read",
        "-----BEGIN OPENSSH PRIVATE KEY-----AAAA-----END OPENSSH PRIVATE KEY-----, cannot be read"
    })
    void a_file_without_a_whole_key_is_refused_and_not_quoted(String text, String found) throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("key.pem"), text);

        // Then
        assertThatThrownBy(() -> Pem.key(file))
                .isInstanceOf(Fault.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(found)
                .hasMessageNotContaining("SECRET");
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void a_file_of_many_keys_that_do_not_end_is_read_once() throws IOException {
        // Given
        String begin = "-----BEGIN PRIVATE KEY-----";
        Path file = Files.writeString(folder.resolve("key.pem"), begin.repeat((4 << 20) / begin.length()));

        // Then
        assertThatThrownBy(() -> Pem.key(file)).hasMessageContaining("no private key");
    }

    @Test
    void a_file_may_hold_several_certificates_and_words_between_them() throws Exception {
        // Given
        String one = Files.readString(Authority.shared().certificate());
        Path file = Files.writeString(folder.resolve("ca.pem"), "# ours\n" + one + "\n# and once more\n" + one);

        // Then
        assertThat(Pem.certificates(file)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "'', no certificate",
        "hello, no certificate",
        "-----BEGIN CERTIFICATE-----AAAA-----END CERTIFICATE-----, cannot be read"
    })
    void a_file_without_a_whole_certificate_is_refused(String text, String found) throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("ca.pem"), text);

        // Then
        assertThatThrownBy(() -> Pem.certificates(file))
                .isInstanceOf(Fault.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(found);
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThatThrownBy(() -> Pem.certificates(folder.resolve("none.pem")))
                .hasMessageContaining("none.pem")
                .hasMessageContaining("expected a file that is there");
        assertThatThrownBy(() -> Pem.key(folder)).hasMessageContaining("expected a file that can be read");
    }

    @Test
    void a_file_that_is_too_large_to_be_one_is_refused() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("large.pem"), "x".repeat((4 << 20) + 1));

        // Then
        assertThatThrownBy(() -> Pem.key(file)).hasMessageContaining("more than 4 MB");
    }
}
