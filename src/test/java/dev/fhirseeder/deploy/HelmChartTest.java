package dev.fhirseeder.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fhirseeder.settings.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The chart, rendered by Helm: what Kubernetes takes of it, and which kinds there are for what. */
class HelmChartTest {

    @Test
    void helm_has_nothing_against_the_chart() {
        assertThat(Release.lint()).startsWith("false").doesNotContain("[ERROR]", "[WARNING]");
    }

    @ParameterizedTest
    @EnumSource(names = {"DEFAULT", "EVERYTHING", "SECRETS", "KEDA", "HPA", "REPEATABLE", "WITHOUT_POLICY", "NUMBERS"})
    void kubernetes_has_nothing_against_a_manifest(Release release) {
        assertThat(release.refusal()).isEmpty();
        assertThat(release.manifests())
                .hasSizeGreaterThan(3)
                .allSatisfy(manifest -> assertThat(Schemas.kubernetes(manifest))
                        .as(manifest.toString())
                        .isEmpty());
    }

    @Test
    void a_misspelt_field_would_be_noticed() {
        // Given
        JsonNode deployment = Release.DEFAULT.manifests("Deployment").get(0);

        // When
        ((ObjectNode) deployment.at("/spec/template/spec/containers/0")).put("readOnly", true);

        // Then
        assertThat(Schemas.kubernetes(deployment)).singleElement().asString().contains("readOnly");
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN_SETTING, NUM_RECORD",
        "OPEN_SECRET, FHIR_TRUSTSTORE_PASSWORD",
        "OWNED_SETTING, DATA_DIR",
        "UNKNOWN_VALUE, worker",
        "FLOATING_TAG, tag",
        "FEED_WITHOUT_VOLUME, feed.data: found neither claim nor size",
        "HTTP_WITHOUT_TOKEN, http.token.secret: found nothing",
        "ONE_NAME_FOR_ALL, settings.RUN_ID: found one for all parts",
        "PLAN_WITHOUT_DATE, plan: found neither SEED with AS_OF in its settings",
        "PLAN_WITH_BLANK_DATE, plan: found neither SEED with AS_OF in its settings",
        "JOB_OF_A_PLAN, job.trigger: found plan",
        "JOB_WITHOUT_END, job.trigger: found http",
        "FEED_WITH_AN_END, feed.trigger: found once",
        "HTTP_WITH_AN_END, http.triggers: found plan",
        "ONCE_WITHOUT_SEED, once: found neither SEED with AS_OF or POPULATION_DATE in its settings"
    })
    void values_that_cannot_be_are_refused_by_name(Release release, String name) {
        assertThat(release.refusal()).contains(name);
    }

    @Test
    void every_part_has_what_it_is_made_of() {
        assertThat(Release.EVERYTHING.manifests())
                .extracting(manifest -> manifest.get("kind").asText() + " "
                        + manifest.at("/metadata/name").asText())
                .containsExactlyInAnyOrder(
                        "StatefulSet load-fhir-seeder-work",
                        "Service load-fhir-seeder-work",
                        "PodDisruptionBudget load-fhir-seeder-work",
                        "ScaledObject load-fhir-seeder-work",
                        "Job load-fhir-seeder-plan-ontario-1",
                        "PersistentVolumeClaim load-fhir-seeder-plan",
                        "Job load-fhir-seeder-job-replay-2",
                        "CronJob load-fhir-seeder-once",
                        "Deployment load-fhir-seeder-http",
                        "Service load-fhir-seeder-http",
                        "PersistentVolumeClaim load-fhir-seeder-http",
                        "NetworkPolicy load-fhir-seeder-http",
                        "Deployment load-fhir-seeder-feed",
                        "PodDisruptionBudget load-fhir-seeder-feed",
                        "PersistentVolumeClaim load-fhir-seeder-feed",
                        "NetworkPolicy load-fhir-seeder",
                        "ServiceAccount load-fhir-seeder",
                        "ConfigMap load-fhir-seeder-settings",
                        "ConfigMap load-fhir-seeder-routes",
                        "ConfigMap load-fhir-seeder-dashboard",
                        "PodMonitor load-fhir-seeder",
                        "PrometheusRule load-fhir-seeder");
    }

    @Test
    void workers_scale_with_the_lag_of_their_group() {
        // When
        JsonNode metadata = Release.KEDA.manifests("ScaledObject").get(0).at("/spec/triggers/0/metadata");

        // Then
        assertThat(metadata.get("bootstrapServers").asText()).isEqualTo("kafka:9092");
        assertThat(metadata.get("consumerGroup").asText()).isEqualTo("fhir-seeder");
        assertThat(metadata.get("topic").asText()).isEqualTo("fhir-seeder.chunks");
        assertThat(metadata.get("lagThreshold").asText())
                .as("chunks for each worker: none of those that are under way loses its worker to a division")
                .isEqualTo("1");
        assertThat(Release.HPA
                        .manifests("HorizontalPodAutoscaler")
                        .get(0)
                        .at("/spec/metrics/0/external/target/averageValue")
                        .asText())
                .isEqualTo("1");
        assertThat(Release.KEDA.manifests("Deployment").get(0).at("/spec").has("replicas"))
                .as("replicas, which are the scaler's")
                .isFalse();
        assertThat(Release.HPA
                        .manifests("HorizontalPodAutoscaler")
                        .get(0)
                        .at("/spec/scaleTargetRef/name")
                        .asText())
                .isEqualTo("load-fhir-seeder-work");
    }

    @Test
    void the_replicas_of_a_feed_share_a_volume_and_one_alone_runs() {
        // Given
        JsonNode feed = named("Deployment", "load-fhir-seeder-feed");
        JsonNode claim = named("PersistentVolumeClaim", "load-fhir-seeder-feed");

        // Then
        assertThat(feed.at("/spec/replicas").asInt()).isEqualTo(2);
        assertThat(feed.at("/spec/template/spec/containers/0/env").toString())
                .contains("{\"name\":\"CLUSTER\",\"value\":\"file\"}");
        assertThat(claim.at("/spec/accessModes").toString()).isEqualTo("[\"ReadWriteMany\"]");
    }

    @Test
    void nobody_asks_over_http_but_who_is_named() {
        // Given
        JsonNode service = named("Service", "load-fhir-seeder-http");
        JsonNode policy = named("NetworkPolicy", "load-fhir-seeder-http");

        // Then
        assertThat(service.at("/spec/type").asText()).isEqualTo("ClusterIP");
        assertThat(policy.at("/spec/podSelector/matchLabels")).isEqualTo(service.at("/spec/selector"));
        assertThat(policy.at("/spec/ingress")).hasSize(1);
        assertThat(policy.at("/spec/ingress/0/from/0/podSelector/matchLabels")).isNotEmpty();
        assertThat(service.at("/spec/ports/0/port").asText()).isEqualTo("8081");
    }

    @Test
    void a_job_is_not_tried_again_when_it_would_be_the_same_again() {
        assertThat(List.of(
                        named("Job", "load-fhir-seeder-plan-ontario-1").at("/spec/podFailurePolicy"),
                        named("Job", "load-fhir-seeder-job-replay-2").at("/spec/podFailurePolicy"),
                        named("CronJob", "load-fhir-seeder-once").at("/spec/jobTemplate/spec/podFailurePolicy")))
                .allSatisfy(policy -> {
                    assertThat(policy.at("/rules/0/action").asText()).isEqualTo("FailJob");
                    assertThat(policy.at("/rules/0/onExitCodes/values").toString())
                            .isEqualTo("[1,2]");
                });
    }

    @Test
    void a_run_at_a_set_time_has_the_name_of_its_job_unless_another_is_stated() {
        // Given
        String env = "/spec/jobTemplate/spec/template/spec/containers/0/env";

        // Then
        assertThat(named("CronJob", "load-fhir-seeder-once").at(env))
                .filteredOn(variable -> variable.get("name").asText().equals("RUN_ID"))
                .singleElement()
                .extracting(
                        variable -> variable.at("/valueFrom/fieldRef/fieldPath").asText())
                .isEqualTo("metadata.labels['batch.kubernetes.io/job-name']");
        assertThat(Release.REPEATABLE.manifests("CronJob").get(0).at(env))
                .filteredOn(variable -> variable.get("name").asText().equals("RUN_ID"))
                .singleElement()
                .extracting(variable -> variable.path("value").asText())
                .isEqualTo("nightly");
    }

    @Test
    void whole_numbers_keep_their_digits() {
        // When
        JsonNode settings = Release.NUMBERS.manifests("ConfigMap").get(0).get("data");

        // Then
        assertThat(settings.get("NUM_RECORDS").asText()).isEqualTo("900000000");
        assertThat(settings.get("COMPLETENESS").asText()).isEqualTo("0.9");
        assertThat(settings.get("VERIFY").asText()).isEqualTo("true");
        assertThat(named("Job", "load-fhir-seeder-plan-ontario-1").toString())
                .contains("{\"name\":\"NUM_RECORDS\",\"value\":\"900000000\"}")
                .contains("{\"name\":\"RUN_ID\",\"value\":\"ontario-1\"}");
        assertThat(named("ConfigMap", "load-fhir-seeder-settings")
                        .at("/data/SEED")
                        .asText())
                .isEqualTo("-4265867198042219");
    }

    @Test
    void settings_name_what_is_a_setting() {
        assertThat(Release.EVERYTHING.manifests("ConfigMap").stream()
                        .filter(map -> map.at("/metadata/name").asText().endsWith("-settings"))
                        .flatMap(map -> StreamSupport.stream(
                                ((Iterable<String>) map.get("data")::fieldNames).spliterator(), false)))
                .isNotEmpty()
                .isSubsetOf(Setting.all().stream().map(Setting::variable).toList());
    }

    @Test
    void the_chart_is_of_the_version_of_the_project() throws Exception {
        // Given
        String pom = Files.readString(Path.of("pom.xml"));
        String version =
                Yaml.file("helm/fhir-seeder/Chart.yaml").get("appVersion").asText();

        // Then
        assertThat(pom).contains("<artifactId>fhir-seeder</artifactId>\n  <version>" + version + "</version>");
        assertThat(Yaml.file("compose.yaml").at("/x-seeder/image").asText()).isEqualTo("fhir-seeder:" + version);
    }

    private static JsonNode named(String kind, String name) {
        return Release.EVERYTHING.manifests(kind).stream()
                .filter(manifest -> manifest.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
