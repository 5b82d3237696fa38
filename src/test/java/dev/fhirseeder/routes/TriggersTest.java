package dev.fhirseeder.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a trigger is: a source, what makes words of its messages, and the entry of the river. */
class TriggersTest {

    /** A trigger that answers whoever asks says more than this; see {@link HttpTriggerTest} and the test of messages. */
    static List<RouteFile> triggers() {
        return RouteFile.below(Path.of("routes/triggers")).stream()
                .filter(file -> !List.of("http", "kafka").contains(file.name()))
                .toList();
    }

    @Test
    void messages_are_kept_first_read_before_they_are_asked_for_and_done_with_last() {
        // Given
        RouteFile kafka = RouteFile.below(Path.of("routes/triggers")).stream()
                .filter(file -> file.name().equals("kafka"))
                .findFirst()
                .orElseThrow();

        // Then
        assertThat(kafka.sources()).containsExactly("kafka:{{seeder.kafka-topics}}.requests");
        assertThat(kafka.calls())
                .containsExactly(
                        Map.entry("receipts", "keep"),
                        Map.entry("document", "read"),
                        Map.entry("replies", "fix"),
                        Map.entry("replies", "answer"),
                        Map.entry("replies", "refuse"),
                        Map.entry("receipts", "commit"));
        assertThat(kafka.targets()).filteredOn(uri -> uri.startsWith("direct:")).containsExactly("direct:request");
    }

    @ParameterizedTest
    @MethodSource("triggers")
    void a_trigger_is_a_source_some_headers_or_readers_and_one_request_at_the_end(RouteFile file) {
        // When
        Map<?, ?> from = (Map<?, ?>) file.content().get("from");
        List<?> steps = (List<?>) from.get("steps");

        // Then
        assertThat(from.get("uri")).asString().matches("[a-z]+:.+");
        assertThat(steps.subList(0, steps.size() - 1))
                .allMatch(step -> ((Map<?, ?>) step).keySet().equals(Set.of("setHeader"))
                        || isReader(((Map<?, ?>) step).get("bean")));
        assertThat((Object) steps.get(steps.size() - 1)).isEqualTo(Map.of("to", "direct:request"));
    }

    @ParameterizedTest
    @MethodSource("triggers")
    void a_trigger_brings_no_policy_of_its_own(RouteFile file) {
        // When
        Map<?, ?> besides = new HashMap<>(file.content());
        besides.keySet().removeAll(Set.of("id", "description", "from", "routePolicy"));

        // Then
        assertThat(besides)
                .isEqualTo(
                        file.beans().contains("document")
                                ? Map.of("errorHandler", Map.of("noErrorHandler", Map.of()))
                                : Map.of());
    }

    @Test
    void a_trigger_that_asks_by_itself_or_shares_its_source_is_for_the_leader_alone() {
        assertThat(triggers().stream().filter(file -> file.content().containsKey("routePolicy")))
                .allMatch(file -> "leader-only".equals(file.content().get("routePolicy")))
                .extracting(RouteFile::name)
                .containsExactly("cron", "file", "timer");
    }

    @Test
    void a_stranger_s_message_is_read_before_it_asks_for_anything() {
        assertThat(triggers().stream().filter(file -> file.beans().contains("document")))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file.calls()).contains(Map.entry("document", "read")));
    }

    private static boolean isReader(@Nullable Object step) {
        return step instanceof Map<?, ?> bean && Set.of("document", "inbox").contains(bean.get("ref"));
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
