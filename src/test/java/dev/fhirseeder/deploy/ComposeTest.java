package dev.fhirseeder.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fhirseeder.settings.ManagementSetting;
import dev.fhirseeder.settings.Setting;
import java.util.List;
import java.util.Map.Entry;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code compose.yaml} is what Compose takes, hardened, and of our settings. */
class ComposeTest {

    private static final Pattern PINNED = Pattern.compile("[a-z0-9./-]+:v?\\d+\\.\\d+(\\.\\d+)?[A-Za-z0-9.-]*");
    private static final Pattern INTERPOLATED = Pattern.compile("\\$\\{([A-Z_]+):-[^}]*}");
    private static final Set<String> PARTS = Set.of("once", "http", "plan", "work");

    private static final JsonNode COMPOSE = Yaml.file("compose.yaml");

    static List<Entry<String, JsonNode>> services() {
        return entries(COMPOSE.get("services"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.token.yaml"})
    void compose_has_nothing_against_it(String file) {
        assertThat(Schemas.compose(Yaml.file(file))).isEmpty();
    }

    @Test
    void a_misspelt_field_would_be_noticed() {
        // Given
        JsonNode compose = COMPOSE.deepCopy();
        ((ObjectNode) compose.at("/services/kafka")).put("health_check", "none");

        // Then
        assertThat(Schemas.compose(compose)).singleElement().asString().contains("health_check");
    }

    @ParameterizedTest
    @MethodSource("services")
    void every_service_is_hardened(Entry<String, JsonNode> service) {
        assertThat(service.getValue().path("read_only").asBoolean()).isTrue();
        assertThat(texts(service.getValue().path("cap_drop"))).containsExactly("ALL");
        assertThat(texts(service.getValue().path("security_opt"))).containsExactly("no-new-privileges:true");
        assertThat(service.getValue().path("user").asText()).matches("[1-9]\\d*:\\d+");
        assertThat(service.getValue().path("tmpfs")).isNotEmpty();
        assertThat(service.getValue().has("privileged") || service.getValue().has("cap_add"))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("services")
    void every_image_is_of_one_version(Entry<String, JsonNode> service) {
        assertThat(service.getValue().get("image").asText()).matches(PINNED);
    }

    @ParameterizedTest
    @MethodSource("services")
    void every_port_is_on_the_loopback(Entry<String, JsonNode> service) {
        assertThat(texts(service.getValue().path("ports"))).allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void every_variable_is_read_by_its_image(Entry<String, JsonNode> service) {
        assertThat(entries(service.getValue().path("environment")))
                .extracting(Entry::getKey)
                .isSubsetOf(Variables.of(service.getValue().get("image").asText()));
    }

    /** The image of the seeder has a health check of its own. */
    @ParameterizedTest
    @MethodSource("services")
    void every_other_service_has_a_health_check(Entry<String, JsonNode> service) {
        assertThat(service.getValue().has("healthcheck")).isEqualTo(!PARTS.contains(service.getKey()));
    }

    @ParameterizedTest
    @MethodSource("services")
    void every_file_that_is_mounted_is_here_and_cannot_be_changed(Entry<String, JsonNode> service) {
        assertThat(texts(service.getValue().path("volumes")))
                .filteredOn(volume -> volume.startsWith("."))
                .allSatisfy(volume -> {
                    assertThat(volume).endsWith(":ro");
                    assertThat(Yaml.DEPLOY.resolve(volume.split(":", 2)[0])).isRegularFile();
                });
    }

    @Test
    void each_part_has_its_profile_and_its_trigger() {
        assertThat(services())
                .filteredOn(service -> service.getValue().has("profiles"))
                .allSatisfy(service -> {
                    assertThat(texts(service.getValue().get("profiles"))).containsExactly(service.getKey());
                    assertThat(environment(service.getKey(), "TRIGGER")).isEqualTo(service.getKey());
                })
                .extracting(Entry::getKey)
                .containsExactlyInAnyOrderElementsOf(PARTS)
                .isSubsetOf(Variables.triggers());
    }

    /** The name of one run; a part that makes many would be refused. */
    @Test
    void a_run_is_named_where_there_is_one_alone() {
        assertThat(services())
                .filteredOn(service -> service.getValue().path("environment").has("RUN_ID"))
                .extracting(Entry::getKey)
                .containsExactlyInAnyOrder("once", "plan");
    }

    @Test
    void a_variable_of_the_shell_is_the_setting_of_the_same_name() {
        assertThat(services())
                .allSatisfy(service -> assertThat(entries(service.getValue().path("environment")))
                        .filteredOn(entry ->
                                INTERPOLATED.matcher(entry.getValue().asText()).find())
                        .allSatisfy(entry ->
                                assertThat(entry.getValue().asText()).startsWith("${" + entry.getKey() + ":-")));
    }

    @Test
    void the_ports_are_those_of_the_settings() {
        assertThat(environment("work", "MANAGEMENT_PORT")).isEqualTo(standard(ManagementSetting.MANAGEMENT_PORT));
        assertThat(Yaml.file("prometheus/prometheus.yaml")
                        .at("/scrape_configs/0/dns_sd_configs/0/port")
                        .asText())
                .isEqualTo(standard(ManagementSetting.MANAGEMENT_PORT));
        assertThat(texts(COMPOSE.at("/services/http/ports")))
                .containsExactly("127.0.0.1:%1$s:%1$s".formatted(environment("http", "HTTP_PORT")));
    }

    @Test
    void prometheus_asks_every_part_on_the_path_that_is_served() {
        // Given
        JsonNode scrape = Yaml.file("prometheus/prometheus.yaml").at("/scrape_configs/0");

        // Then
        assertThat(texts(scrape.at("/dns_sd_configs/0/names"))).containsExactlyInAnyOrderElementsOf(PARTS);
        assertThat(scrape.get("metrics_path").asText()).isEqualTo(Served.METRICS);
    }

    @Test
    void the_token_is_read_from_a_file() {
        // Given
        JsonNode parts = Yaml.file("compose.token.yaml").get("services");

        // Then
        assertThat(entries(parts))
                .hasSize(3)
                .extracting(Entry::getKey)
                .containsExactlyInAnyOrder("once", "http", "work");
        assertThat(entries(parts)).allSatisfy(part -> {
            assertThat(part.getValue().at("/environment/FHIR_TOKEN_FILE").asText())
                    .isEqualTo("/run/secrets/fhir_token");
            assertThat(texts(part.getValue().get("secrets"))).containsExactly("fhir_token");
        });
    }

    @Test
    void no_secret_stands_in_the_file() {
        assertThat(entries(COMPOSE.get("secrets")))
                .allSatisfy(secret ->
                        assertThat(secret.getValue().get("file").asText()).startsWith("./secrets/"));
        assertThat(services())
                .allSatisfy(service -> assertThat(entries(service.getValue().path("environment")))
                        .extracting(Entry::getKey)
                        .filteredOn(name -> name.contains("PASSWORD") || name.contains("TOKEN"))
                        .allMatch(name -> name.endsWith("_FILE")));
    }

    private static String environment(String service, String name) {
        return COMPOSE.at("/services/" + service + "/environment/" + name).asText();
    }

    private static String standard(Setting<?> setting) {
        return setting.standard();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static List<Entry<String, JsonNode>> entries(JsonNode object) {
        return List.copyOf(object.properties());
    }
}
