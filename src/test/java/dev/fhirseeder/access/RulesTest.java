package dev.fhirseeder.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.SettingsReader;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before anything is sent. */
class RulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FHIR_URL=http://fhir.example.org/r4                                         | FHIR_AUTH (seeder.fhir-auth): found nothing
            FHIR_URL=https://fhir.example.org/r4                                        | FHIR_AUTH (seeder.fhir-auth): found nothing
            FHIR_URL=http://fhir.example.org/r4 FHIR_TOKEN=t                            | FHIR_URL (seeder.fhir-url): found 'http://fhir.example.org/r4', expected https
            FHIR_URL=http://fhir.example.org/r4 FHIR_AUTH=none FHIR_HEADERS=X-Key:t     | FHIR_URL (seeder.fhir-url): found 'http://fhir.example.org/r4', expected https
            FHIR_URL=http://127.0.0.1.example.org/r4 FHIR_TOKEN=t                       | FHIR_URL (seeder.fhir-url)
            FHIR_URL=http://localhost.example.org/r4 FHIR_TOKEN=t                       | FHIR_URL (seeder.fhir-url)
            FHIR_AUTH=basic FHIR_PASSWORD=p                                             | FHIR_USER (seeder.fhir-user): found nothing
            FHIR_AUTH=bearer                                                            | FHIR_TOKEN (seeder.fhir-token): found nothing, expected it or FHIR_TOKEN_FILE
            FHIR_AUTH=none FHIR_TOKEN=t                                                 | FHIR_TOKEN (seeder.fhir-token): found a value, expected nothing with FHIR_AUTH=none
            FHIR_USER=u FHIR_PASSWORD=p                                                 | FHIR_USER (seeder.fhir-user): found a value, expected FHIR_AUTH beside it
            FHIR_AUTH=oauth2 FHIR_CLIENT_ID=c FHIR_CLIENT_SECRET=s                      | FHIR_TOKEN_URL (seeder.fhir-token-url): found nothing
            FHIR_AUTH=oauth2 FHIR_TOKEN_URL=http://login.example.org/t                  | FHIR_TOKEN_URL (seeder.fhir-token-url): found 'http://login.example.org/t', expected https
            FHIR_AUTH=smart FHIR_CLIENT_ID=c                                            | FHIR_CLIENT_KEY_FILE (seeder.fhir-client-key-file): found nothing
            FHIR_AUTH=smart FHIR_CLIENT_ID=c FHIR_CLIENT_KEY_FILE=no/such               | FHIR_CLIENT_KEY_FILE (seeder.fhir-client-key-file): in 'no/such' found no such file
            """)
    void what_lets_a_secret_out_or_does_not_go_together_is_refused(String settings, String fault) {
        assertThat(problems(settings)).anySatisfy(problem -> assertThat(problem).startsWith(fault));
    }

    @Test
    void every_fault_is_named_at_once() {
        assertThat(problems("FHIR_URL=http://fhir.example.org/r4 FHIR_AUTH=basic FHIR_TOKEN=t FHIR_CLIENT_ID=c"))
                .extracting(problem -> problem.replaceFirst(" .*", ""))
                .containsExactlyInAnyOrder("FHIR_URL", "FHIR_USER", "FHIR_PASSWORD", "FHIR_TOKEN", "FHIR_CLIENT_ID");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FHIR_URL=http://localhost:8080/fhir",
                "FHIR_URL=http://127.0.0.1:8080/fhir FHIR_TOKEN=t",
                "FHIR_URL=http://[::1]:8080/fhir FHIR_TOKEN=t",
                "FHIR_URL=https://fhir.example.org/r4 FHIR_TOKEN=t",
                "FHIR_URL=https://fhir.example.org/r4 FHIR_AUTH=basic FHIR_USER=u FHIR_PASSWORD=p FHIR_HEADERS=X-Key:k",
                "FHIR_URL=http://fhir.example.org/r4 FHIR_AUTH=none",
                "FHIR_URL=http://fhir.example.org/r4 IS_LOCAL_DEV=true FHIR_TOKEN=t",
            })
    void what_is_said_in_so_many_words_or_stays_on_this_machine_is_good(String settings) {
        assertThat(problems(settings)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost/, true",
        "http://LOCALHOST/, true",
        "http://127.9.9.9/, true",
        "http://[::1]/, true",
        "http://10.0.0.1/, false",
        "http://localhost.evil.example/, false",
        "http://127.0.0.1.evil.example/, false",
        "https://example.org/, false"
    })
    void this_machine_is_known_by_its_names_alone(URI address, boolean expected) {
        assertThat(Rules.isLoopback(address)).isEqualTo(expected);
    }

    private static List<String> problems(String text) {
        Map<String, String> environment = new HashMap<>();
        Arrays.stream(text.split(" "))
                .map(setting -> setting.split("=", 2))
                .forEach(setting -> environment.put(setting[0], setting[1]));
        Settings settings = new SettingsReader(environment, Map.of()).read();
        return Rules.problems(settings);
    }
}
