package dev.fhirseeder.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the trigger is that answers: doors, each of which hands what comes to beans of ours, and two of which open runs. */
class HttpTriggerTest {

    private final RouteFile file = RouteFile.below(Path.of("routes/triggers")).stream()
            .filter(trigger -> trigger.name().equals("http"))
            .findFirst()
            .orElseThrow();

    @Test
    void only_seed_and_replays_enter_the_river_and_only_after_the_document_has_been_read() {
        // When
        List<String> steps = file.leaves()
                .filter(leaf -> List.of("id", "to", "uri").contains(leaf.key()))
                .map(RouteFile.Leaf::text)
                .filter(text -> text.matches("direct:.*|seda:.*|(hear|read|admit|open|enter|answer)(-.*)?"))
                .toList();

        // Then
        assertThat(steps)
                .containsExactly(
                        "hear",
                        "read-document",
                        "admit",
                        "direct:open",
                        "enter",
                        "direct:run",
                        "seda:http",
                        "answer",
                        "seda:http",
                        "direct:run",
                        "hear-replay",
                        "read-replay",
                        "admit-replay",
                        "open-letters",
                        "enter-replay",
                        "direct:resend",
                        "seda:http-replays",
                        "answer-replay",
                        "seda:http-replays",
                        "direct:resend");
    }

    @Test
    void every_other_door_asks_one_bean() {
        assertThat(file.contents())
                .filteredOn(route -> !List.of("http", "http-later", "http-replay", "http-replay-later")
                        .contains(route.get("id")))
                .hasSize(10)
                .allSatisfy(route -> {
                    assertThat(route.keySet().stream().map(Object::toString))
                            .containsExactlyInAnyOrder("id", "description", "from");
                    List<?> steps = (List<?>) ((Map<?, ?>) route.get("from")).get("steps");
                    assertThat(steps)
                            .singleElement()
                            .satisfies(step ->
                                    assertThat(((Map<?, ?>) step).keySet()).isEqualTo(Set.of("bean")));
                });
    }

    @Test
    void no_header_is_set_that_a_client_could_set_as_well() {
        assertThat(file.leaves().map(RouteFile.Leaf::key)).doesNotContain("setHeader");
    }

    @Test
    void what_is_nowhere_comes_last() {
        // When
        Map<?, ?> last = file.contents().get(file.contents().size() - 1);

        // Then
        assertThat((Object) last.get("id")).isEqualTo("http-elsewhere");
        assertThat(file.sources().get(file.sources().size() - 1)).isEqualTo("platform-http:/");
    }
}
