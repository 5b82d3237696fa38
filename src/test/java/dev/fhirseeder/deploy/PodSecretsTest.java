package dev.fhirseeder.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How the pods of the chart come to secrets. */
class PodSecretsTest {

    @ParameterizedTest
    @MethodSource("dev.fhirseeder.deploy.PodsTest#pods")
    void its_credentials_are_files_of_a_secret(PodsTest.Pod pod) {
        // Given
        List<String> secrets = StreamSupport.stream(pod.spec().get("volumes").spliterator(), false)
                .filter(volume -> volume.get("name").asText().equals("credentials"))
                .map(volume -> volume.at("/secret/secretName").asText())
                .toList();

        // Then
        assertThat(secrets).isEqualTo(pod.variables().contains("FHIR_TOKEN") ? List.of("fhir-credentials") : List.of());
        assertThat(pod.container().get("volumeMounts"))
                .filteredOn(mount -> mount.get("name").asText().equals("credentials"))
                .hasSameSizeAs(secrets)
                .allSatisfy(
                        mount -> assertThat(mount.get("readOnly").asBoolean()).isTrue());
    }

    @Test
    void who_asks_over_http_shows_the_token_of_a_secret() {
        // When
        List<JsonNode> tokens = PodsTest.pods()
                .flatMap(pod -> StreamSupport.stream(pod.container().get("env").spliterator(), false)
                        .filter(variable -> variable.get("name").asText().equals("HTTP_TOKEN")))
                .toList();

        // Then
        assertThat(tokens)
                .singleElement()
                .extracting(
                        token -> token.at("/valueFrom/secretKeyRef/name").asText(),
                        token -> token.at("/valueFrom/secretKeyRef/key").asText())
                .containsExactly("http-token", "token");
    }
}
