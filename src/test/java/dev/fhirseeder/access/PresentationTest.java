package dev.fhirseeder.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.SettingsReader;
import dev.fhirseeder.tls.Approach;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.junit.jupiter.api.Test;

/** To whom credentials are shown. */
class PresentationTest {

    @Test
    void no_other_server_is_shown_anything() throws IOException {
        try (ScriptedServer ours = new ScriptedServer((number, bundle) -> Answer.fhir(200, "{}"));
                ScriptedServer other = new ScriptedServer((number, bundle) -> Answer.refused(401))) {
            // Given
            Settings settings = new SettingsReader(
                            Map.of("FHIR_URL", ours.baseUrl(), "FHIR_TOKEN", "s3cret", "FHIR_HEADERS", "X-Key: k"),
                            Map.of())
                    .read();
            Access access = Access.of(
                    settings,
                    guard -> HttpClientBuilder.create().build(),
                    Approach.DIRECT,
                    () -> 0,
                    () -> Instant.EPOCH);
            HttpClientBuilder builder = HttpClientBuilder.create();
            access.guard(builder);

            // When
            try (CloseableHttpClient client = builder.build()) {
                client.execute(new HttpGet(ours.baseUrl())).close();
                client.execute(new HttpGet(other.baseUrl())).close();
                client.execute(new HttpGet(ours.baseUrl().replace("127.0.0.1", "localhost")))
                        .close();
            }

            // Then
            assertThat(ours.authorizations()).containsExactly("Bearer s3cret", "");
            assertThat(other.authorizations()).containsExactly("");
        }
    }
}
