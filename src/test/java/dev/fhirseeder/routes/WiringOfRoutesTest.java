package dev.fhirseeder.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.Shipped;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The route files against each other and against the beans that are shipped with them. */
class WiringOfRoutesTest {

    @TempDir
    Path data;

    static Stream<Arguments> combinations() {
        List<String> sinks = names("sinks");
        return Stream.of("triggers", "jobs")
                .flatMap(folder -> names(folder).stream())
                .flatMap(trigger -> sinks.stream().map(sink -> Arguments.of(trigger, sink)));
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void camel_builds_every_route_of_a_trigger_and_a_sink_with_the_shipped_beans(String trigger, String sink) {
        // Given
        List<String> expected = loaded(trigger, sink).stream()
                .flatMap(file -> file.routes().stream())
                .toList();

        // When
        try (Shipped shipped = new Shipped(data, trigger, sink)) {

            // Then
            assertThat(shipped.routes()).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void every_bean_that_a_route_asks_for_is_wired_and_every_wired_bean_is_asked_for() {
        // Given
        Set<String> asked = RouteFile.all().stream()
                .flatMap(file -> file.beans().stream())
                .collect(Collectors.toCollection(TreeSet::new));

        // When
        try (Shipped shipped = new Shipped(data, "direct", "fhir")) {

            // Then
            asked.addAll(Set.of("metricsRegistry", "readiness", "subscribeAdapter")); // Camel finds these by itself
            asked.add("access"); // whoever starts the application asks for it before any route runs
            assertThat(shipped.beans()).containsExactlyInAnyOrderElementsOf(asked);
        }
    }

    @Test
    void every_method_that_a_route_calls_is_one_of_its_bean_and_only_one() {
        // Given
        List<Map.Entry<String, String>> calls = RouteFile.all().stream()
                .flatMap(file -> file.calls().stream())
                .distinct()
                .toList();

        // When
        try (Shipped shipped = new Shipped(data, "direct", "fhir")) {

            // Then
            assertThat(calls)
                    .hasSizeGreaterThan(14)
                    .allSatisfy(call -> assertThat(shipped.context()
                                    .getRegistry()
                                    .lookupByName(call.getKey())
                                    .getClass()
                                    .getMethods())
                            .filteredOn(method -> method.getName().equals(call.getValue()))
                            .hasSize(1));
        }
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void a_call_inside_the_river_has_exactly_one_taker(String trigger, String sink) {
        // Given
        List<RouteFile> loaded = loaded(trigger, sink);

        // When
        List<String> taken =
                loaded.stream().flatMap(file -> direct(file.sources())).toList();
        Set<String> called =
                loaded.stream().flatMap(file -> direct(file.targets())).collect(Collectors.toSet());

        // Then
        assertThat(taken).doesNotHaveDuplicates();
        assertThat(called).isSubsetOf(taken);
        assertThat(taken)
                .filteredOn(uri -> !called.contains(uri) && !uri.startsWith("direct:sink-"))
                .isSubsetOf(
                        "direct:resend",
                        names("jobs").contains(trigger) || trigger.equals("http") ? "direct:request" : "direct:direct");
    }

    private static List<RouteFile> loaded(String trigger, String sink) {
        return RouteFile.all().stream()
                .filter(file -> file.folder().equals("routes")
                        || file.name().equals(trigger)
                        || Shipped.sinks(trigger, sink).contains(file.name()))
                .toList();
    }

    private static Stream<String> direct(List<String> uris) {
        return uris.stream().filter(uri -> uri.startsWith("direct:"));
    }

    private static List<String> names(String folder) {
        return RouteFile.all().stream()
                .filter(file -> file.folder().equals(folder))
                .map(RouteFile::name)
                .toList();
    }
}
