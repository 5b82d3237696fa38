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
    void authorities_certificate_key_and_token_are_files_where_the_settings_say_they_are() {
        // Given
        JsonNode settings = Release.SECRETS.manifests("ConfigMap").get(0).get("data");
        JsonNode pod = Release.SECRETS.manifests("Deployment").get(0).at("/spec/template/spec");

        // When
        List<String> files = StreamSupport.stream(settings.spliterator(), false)
                .map(JsonNode::asText)
                .filter(value -> value.startsWith("/app/credentials/"))
                .toList();

        // Then
        assertThat(files).hasSize(4);
        assertThat(pod.at("/containers/0/volumeMounts"))
                .filteredOn(mount -> mount.get("mountPath").asText().equals("/app/credentials"))
                .singleElement()
                .extracting(mount -> mount.get("name").asText())
                .isEqualTo("credentials");
        assertThat(pod.get("volumes"))
                .filteredOn(volume -> volume.get("name").asText().equals("credentials"))
                .singleElement()
                .extracting(
                        volume -> volume.at("/secret/secretName").asText(),
                        volume -> volume.at("/secret/items").isMissingNode())
                .containsExactly("fhir-credentials", true);
        assertThat(pod.at("/containers/0/env").toString())
                .as("what would take the place of the settings")
                .doesNotContain("FHIR_");
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
