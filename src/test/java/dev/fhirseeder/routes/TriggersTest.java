package dev.fhirseeder.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a trigger is: a source, the words of its request, and the entry of the river. */
class TriggersTest {

    /** Who answers needs more than a source: {@link HttpTriggerTest} says what. */
    static List<RouteFile> triggers() {
        return RouteFile.below(Path.of("routes/triggers")).stream()
                .filter(file -> !file.name().equals("http"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("triggers")
    void a_trigger_is_a_source_some_headers_and_one_request_at_the_end(RouteFile file) {
        // When
        Map<?, ?> from = (Map<?, ?>) file.content().get("from");
        List<?> steps = (List<?>) from.get("steps");

        // Then
        assertThat(from.get("uri")).asString().matches("[a-z]+:.+");
        assertThat(steps.subList(0, steps.size() - 1))
                .allMatch(step -> ((Map<?, ?>) step).keySet().equals(Set.of("setHeader")));
        assertThat((Object) steps.get(steps.size() - 1)).isEqualTo(Map.of("to", "direct:request"));
    }

    @ParameterizedTest
    @MethodSource("triggers")
    void a_trigger_brings_no_policy_of_its_own(RouteFile file) {
        assertThat(Set.of("id", "description", "from")).isEqualTo(file.content().keySet());
    }

    @ParameterizedTest
    @MethodSource("triggers")
    void a_header_of_a_trigger_is_a_plain_word(RouteFile file) {
        // When
        List<String> values = file.texts(
                leaf -> leaf.above().equals("setHeader") && !leaf.key().equals("name"));

        // Then
        assertThat(values).allMatch(value -> value.matches("[\\w.:,-]+|\\{\\{seeder\\.[a-z-]+}}"));
        assertThat(file.leaves().filter(leaf -> leaf.above().equals("setHeader")))
                .allMatch(leaf -> List.of("name", "constant").contains(leaf.key()));
    }
}
