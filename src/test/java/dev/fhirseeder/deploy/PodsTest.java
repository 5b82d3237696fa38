package dev.fhirseeder.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.settings.ManagementSetting;
import dev.fhirseeder.settings.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every pod that the chart makes. */
class PodsTest {

    private static final Pattern VERSION = Pattern.compile("[a-z0-9./-]+:\\d+\\.\\d+\\.\\d+[A-Za-z0-9.-]*");

    /** The pods of a release with every part, and those of a release as it is: a name, and what the pod is to be. */
    static Stream<Pod> pods() {
        return Stream.of(Release.DEFAULT, Release.EVERYTHING)
                .flatMap(release -> release.manifests().stream())
                .flatMap(manifest -> Stream.of("/spec/template", "/spec/jobTemplate/spec/template")
                        .map(manifest::at)
                        .filter(template -> template.has("spec"))
                        .map(template -> new Pod(
                                manifest.get("kind").asText() + " "
                                        + manifest.at("/metadata/name").asText(),
                                template.get("spec"))));
    }

    /**
     * A pod.
     *
     * @param name of what makes it
     * @param spec what it is to be
     */
    record Pod(String name, JsonNode spec) {

        JsonNode container() {
            assertThat(spec.get("containers")).hasSize(1);
            return spec.at("/containers/0");
        }

        List<String> variables() {
            return StreamSupport.stream(container().get("env").spliterator(), false)
                    .map(variable -> variable.get("name").asText())
                    .toList();
        }

        String value(String variable) {
            return StreamSupport.stream(container().get("env").spliterator(), false)
                    .filter(one -> one.get("name").asText().equals(variable))
                    .map(one -> one.path("value").asText())
                    .findFirst()
                    .orElse("");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @Test
    void there_are_pods_of_every_part() {
        assertThat(pods()).hasSize(7);
    }

    @ParameterizedTest
    @MethodSource("pods")
    void it_may_do_nothing_that_it_need_not(Pod pod) {
        assertThat(pod.spec().get("automountServiceAccountToken").asBoolean(true))
                .isFalse();
        assertThat(pod.spec().get("enableServiceLinks").asBoolean(true)).isFalse();
        assertThat(pod.spec().at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.spec().at("/securityContext/seccompProfile/type").asText())
                .isEqualTo("RuntimeDefault");
        JsonNode container = pod.container().get("securityContext");
        assertThat(container.get("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(container.get("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(container.at("/capabilities/drop").toString()).isEqualTo("[\"ALL\"]");
        assertThat(container.at("/capabilities").has("add")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("pods")
    void it_runs_as_the_user_of_the_image(Pod pod) throws Exception {
        assertThat(Files.readString(Path.of("Dockerfile")))
                .contains("USER %s:%s"
                        .formatted(
                                pod.spec().at("/securityContext/runAsUser").asText(),
                                pod.spec().at("/securityContext/runAsGroup").asText()));
    }

    @ParameterizedTest
    @MethodSource("pods")
    void it_has_limits_and_an_image_of_one_version(Pod pod) {
        assertThat(pod.container().at("/resources/limits/memory").asText()).isNotEmpty();
        assertThat(pod.container().at("/resources/requests/cpu").asText()).isNotEmpty();
        assertThat(pod.container().get("image").asText()).matches(VERSION);
    }

    @ParameterizedTest
    @MethodSource("pods")
    void it_writes_to_the_data_folder_and_to_tmp_alone(Pod pod) {
        assertThat(pod.container().get("volumeMounts"))
                .filteredOn(mount -> !mount.path("readOnly").asBoolean())
                .extracting(mount -> mount.get("mountPath").asText())
                .containsExactly("/app/" + Setting.DATA_DIR.standard(), "/tmp");
    }

    @ParameterizedTest
    @MethodSource("pods")
    void it_has_time_to_stop(Pod pod) {
        // Given
        int grace = pod.spec().get("terminationGracePeriodSeconds").asInt();

        // Then
        assertThat(grace).isIn(25 + 15, 60 + 15);
        assertThat(Release.DEFAULT
                        .manifests("ConfigMap")
                        .get(0)
                        .at("/data/STOP_LIMIT")
                        .asText())
                .isEqualTo(Setting.STOP_LIMIT.standard());
        assertThat(Objects.requireNonNull(Release.EVERYTHING.manifests("ConfigMap").stream()
                        .map(map -> map.at("/data/STOP_LIMIT").asText())
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse(null)))
                .isEqualTo("PT60S");
    }

    @ParameterizedTest
    @MethodSource("pods")
    void it_is_asked_for_its_health_where_it_answers(Pod pod) {
        assertThat(pod.container().at("/ports/0/name").asText()).isEqualTo("management");
        assertThat(pod.container().at("/ports/0/containerPort").asText())
                .isEqualTo(ManagementSetting.MANAGEMENT_PORT.standard());
        assertThat(List.of("startupProbe", "livenessProbe")).allSatisfy(probe -> {
            assertThat(pod.container().at("/" + probe + "/httpGet/path").asText())
                    .isEqualTo(Served.LIVE);
            assertThat(pod.container().at("/" + probe + "/httpGet/port").asText())
                    .isEqualTo("management");
        });
        assertThat(pod.container().at("/readinessProbe/httpGet/path").asText())
                .isEqualTo(pod.name().contains("Job") ? "" : Served.READY);
    }

    @ParameterizedTest
    @MethodSource("pods")
    void its_variables_are_settings_each_once(Pod pod) {
        assertThat(pod.variables())
                .doesNotHaveDuplicates()
                .isSubsetOf(Variables.of(pod.container().get("image").asText()))
                .contains("TRIGGER");
    }

    @ParameterizedTest
    @MethodSource("pods")
    void its_trigger_is_a_file_of_routes(Pod pod) {
        assertThat(List.of(pod.container().at("/env/0/value").asText().split(",")))
                .isNotEmpty()
                .isSubsetOf(Variables.triggers());
    }

    @ParameterizedTest
    @MethodSource("pods")
    void its_token_comes_from_a_secret(Pod pod) {
        assertThat(pod.container().get("env"))
                .filteredOn(variable -> variable.get("name").asText().equals("FHIR_TOKEN"))
                .allSatisfy(variable -> assertThat(
                                variable.at("/valueFrom/secretKeyRef/name").asText())
                        .isEqualTo("fhir-token"));
        assertThat(pod.variables().contains("FHIR_TOKEN"))
                .isEqualTo(pod.value("_JAVA_OPTIONS").endsWith("-Xmx256m"));
    }

    @ParameterizedTest
    @MethodSource("pods")
    void it_has_more_heap_where_it_takes_messages_and_what_values_say_wins(Pod pod) {
        // Given
        boolean messages =
                List.of(pod.value("TRIGGER").split(",")).stream().anyMatch(Set.of("work", "kafka")::contains);

        // Then
        assertThat(pod.value("_JAVA_OPTIONS").startsWith("-Xmx96m")).isEqualTo(messages);
        assertThat(pod.value("_JAVA_OPTIONS")).matches("(-Xmx96m)? ?(-Xmx256m)?");
    }

    @Test
    void own_route_files_lie_where_they_are_looked_for() {
        // When
        List<String> mounts = pods().filter(pod -> pod.name().equals("Deployment load-fhir-seeder-http"))
                .flatMap(pod ->
                        StreamSupport.stream(pod.container().get("volumeMounts").spliterator(), false))
                .filter(mount -> mount.get("name").asText().equals("routes"))
                .map(mount -> mount.get("mountPath").asText() + " "
                        + mount.get("subPath").asText())
                .toList();
        JsonNode files = Release.EVERYTHING.manifests("ConfigMap").stream()
                .filter(map -> map.at("/metadata/name").asText().endsWith("-routes"))
                .findFirst()
                .orElseThrow()
                .get("data");

        // Then
        assertThat(mounts)
                .containsExactly(
                        "/app/routes/triggers/ontario-mmr.camel.yaml triggers.ontario-mmr.camel.yaml",
                        "/app/routes/clinic.camel.yaml river.clinic.camel.yaml");
        assertThat(mounts)
                .allSatisfy(mount -> assertThat(files.has(mount.split(" ")[1])).isTrue());
        assertThat(Yaml.documents(files.get("triggers.ontario-mmr.camel.yaml").asText())
                        .get(0)
                        .at("/0/route/id")
                        .asText())
                .isEqualTo("ontario-mmr");
    }
}
