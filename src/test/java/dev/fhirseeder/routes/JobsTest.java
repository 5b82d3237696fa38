package dev.fhirseeder.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a job is: done once instead of any trigger, and then the end of the application. */
class JobsTest {

    /** Work is no job that is done once: it takes its commands from a topic until it is stopped. */
    static List<RouteFile> jobs() {
        return RouteFile.below(Path.of("routes/jobs")).stream()
                .filter(file -> !file.name().equals("work"))
                .toList();
    }

    @Test
    void work_takes_commands_from_a_topic_and_nothing_else_sends_it_any() {
        // Given
        RouteFile work = RouteFile.below(Path.of("routes/jobs")).stream()
                .filter(file -> file.name().equals("work"))
                .findFirst()
                .orElseThrow();

        // Then
        assertThat(work.sources()).containsExactly("kafka:{{seeder.kafka-topics}}.chunks");
        assertThat(work.targets()).filteredOn(uri -> uri.startsWith("direct:")).containsExactly("direct:generate");
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void a_job_begins_at_once_and_only_once(RouteFile file) {
        // When
        Map<?, ?> from = from(file);

        // Then
        assertThat(from.get("uri")).asString().isEqualTo("timer:" + file.name());
        assertThat((Object) from.get("parameters")).isEqualTo(Map.of("delay", 0, "repeatCount", 1));
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void a_job_asks_for_the_end_before_anything_can_go_wrong(RouteFile file) {
        // When
        List<?> steps = (List<?>) from(file).get("steps");

        // Then
        assertThat((Object) steps.get(0)).isEqualTo(Map.of("setHeader", Map.of("name", "exit", "constant", "true")));
        Map<?, ?> second = (Map<?, ?>) ((Map<?, ?>) steps.get(1)).get("bean");
        assertThat((Object) second.get("ref")).isEqualTo("ending");
        assertThat((Object) second.get("method")).isEqualTo("watch");
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void a_job_is_of_steps_that_ask_beans_of_ours_and_sends_no_request_for_people(RouteFile file) {
        assertThat(file.targets()).doesNotContain("direct:request");
        assertThat((List<?>) from(file).get("steps"))
                .allMatch(step ->
                        Set.of("setHeader", "setBody", "bean", "split", "to").containsAll(((Map<?, ?>) step).keySet()));
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void a_job_brings_a_policy_by_its_name_or_says_that_its_failures_are_told_elsewhere(RouteFile file) {
        assertThat(file.content().keySet().stream().map(Object::toString))
                .isSubsetOf("id", "description", "routeConfigurationId", "errorHandler", "from");
        assertThat((Object) file.content().get("errorHandler"))
                .isIn(null, Map.of("defaultErrorHandler", Map.of("level", "OFF")));
    }

    private static Map<?, ?> from(RouteFile file) {
        return (Map<?, ?>) file.content().get("from");
    }
}
