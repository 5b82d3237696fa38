package dev.fhirseeder.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.Shipped;
import dev.fhirseeder.routes.RouteFile.Leaf;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every route file obeys. */
class RouteFilesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^}]*)}}");
    private static final Pattern REFERENCE =
            Pattern.compile("\\$\\{(body|headers|(header|body)\\.[A-Za-z]+|header\\.run\\.sink)}");
    private static final Pattern TOPIC =
            Pattern.compile("kafka:\\{\\{seeder\\.kafka-topics}}\\.(chunks|results|dead-letter)");
    private static final Pattern CALL = Pattern.compile("\\w+(\\(((" + REFERENCE + "|\\$\\{exception})(, )?)*\\))?");

    static List<RouteFile> files() {
        return RouteFile.all();
    }

    /** A trigger may have several doors: their routes stand together, and each further one bears the name, too. */
    @ParameterizedTest
    @MethodSource("files")
    void a_file_holds_one_route_or_policy_that_bears_its_name(RouteFile file) {
        // When
        String kind = file.name().startsWith("policy-") ? "routeConfiguration" : "route";
        List<Map<?, ?>> contents = file.contents();

        // Then
        assertThat(file.path().toString()).endsWith(".camel.yaml");
        assertThat(file.tree())
                .isEqualTo(
                        contents.stream().map(content -> Map.of(kind, content)).toList());
        assertThat((Object) contents.get(0).get("id")).isEqualTo(file.name());
        assertThat(contents.subList(1, contents.size()))
                .allMatch(route -> file.folder().equals("triggers")
                        && String.valueOf(route.get("id")).startsWith(file.name() + "-"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_file_says_what_it_is_for(RouteFile file) {
        assertThat(file.contents())
                .allSatisfy(content -> assertThat((Object) content.get("description"))
                        .asString()
                        .hasSizeBetween(10, 100));
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_step_that_a_test_may_advise_has_a_name(RouteFile file) {
        // When
        List<Leaf> nameless = file.leaves()
                .filter(leaf -> List.of("bean", "split", "loop", "aggregate", "throttle", "threads")
                        .contains(leaf.key()))
                .filter(leaf -> leaf.value() instanceof Map<?, ?> step && !step.containsKey("id"))
                .toList();

        // Then
        assertThat(nameless).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void an_expression_refers_to_a_header_or_the_body_and_decides_nothing(RouteFile file) {
        // When
        List<String> simple = file.texts(leaf -> leaf.key().equals("simple")
                || leaf.key().equals("expression") && leaf.above().equals("simple"));

        // Then
        assertThat(simple).allMatch(text -> REFERENCE.matcher(text).matches());
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_method_is_called_with_headers_the_body_or_the_exception_at_most(RouteFile file) {
        // When
        List<String> methods =
                file.texts(leaf -> leaf.key().equals("method") || leaf.key().endsWith("MethodName"));

        // Then
        assertThat(methods).allMatch(text -> CALL.matcher(text).matches());
    }

    @ParameterizedTest
    @MethodSource("files")
    void nothing_is_decided_scripted_or_logged_in_a_route(RouteFile file) {
        assertThat(file.leaves()
                        .filter(leaf -> !leaf.above().equals("parameters")) // of an endpoint: a bean that decides
                        .map(Leaf::key))
                .doesNotContain("choice", "filter", "script", "groovy", "js", "joor", "java", "process", "log");
    }

    @ParameterizedTest
    @MethodSource("files")
    void only_a_sink_reaches_beyond_the_river_or_who_answers_to_a_topic_of_ours(RouteFile file) {
        assertThat(file.targets())
                .allMatch(uri -> uri.startsWith("direct:")
                        || uri.startsWith("seda:" + file.name())
                                && file.sources().contains(uri)
                        || file.folder().equals("sinks")
                        || List.of("kafka", "work", "plan").contains(file.name())
                                && TOPIC.matcher(uri).matches());
        assertThat(file.targets()).noneMatch(uri -> uri.startsWith("log:"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void endpoint_options_stand_in_parameters_where_they_can_be_read(RouteFile file) {
        assertThat(Stream.concat(file.sources().stream(), file.targets().stream()))
                .noneMatch(uri -> uri.contains("?"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_placeholder_is_a_setting_and_never_a_secret_nor_has_a_second_default(RouteFile file) {
        // When
        List<String> names = file.texts(leaf -> true).stream()
                .flatMap(text -> PLACEHOLDER.matcher(text).results())
                .map(found -> found.group(1))
                .toList();

        // Then
        assertThat(names).isSubsetOf(Shipped.placeholders());
    }

    @ParameterizedTest
    @MethodSource("files")
    void no_secret_stands_in_a_route(RouteFile file) {
        assertThat(file.leaves().flatMap(leaf -> Stream.of(leaf.key(), leaf.text())))
                .noneMatch(text -> text.matches("(?i).*(token|password|secret|bearer|authorization).*"));
    }

    /** Whoever reads from a topic commits by hand, one message at a time; whoever writes waits until all replicas have it. */
    @ParameterizedTest
    @MethodSource("files")
    void a_message_is_neither_lost_nor_done_with_too_early(RouteFile file) {
        List<Map<?, ?>> ends = file.leaves()
                .filter(leaf -> leaf.value() instanceof Map<?, ?> end
                        && String.valueOf(end.get("uri")).startsWith("kafka:"))
                .<Map<?, ?>>map(leaf -> (Map<?, ?>) ((Map<?, ?>) leaf.value()).get("parameters"))
                .toList();

        assertThat(ends).allSatisfy(parameters -> {
            assertThat(parameters.get("brokers")).asString().isEqualTo("{{seeder.kafka-brokers}}");
            if (parameters.containsKey("groupId")) {
                assertThat(parameters.get("autoCommitEnable")).asString().isEqualTo("false");
                assertThat(parameters.get("breakOnFirstError")).asString().isEqualTo("true");
                assertThat(parameters.get("maxPollRecords")).asString().isEqualTo("1");
            } else {
                assertThat(parameters.get("requestRequiredAcks")).asString().isEqualTo("all");
            }
        });
    }

    @Test
    void a_sink_counts_the_attempt_before_anything_else() {
        assertThat(files().stream().filter(file -> file.folder().equals("sinks")))
                .hasSize(3)
                .allSatisfy(file -> assertThat(file.calls().stream()
                                .filter(call -> !call.getKey().equals("dispatcher")))
                        .startsWith(Map.entry("attempts", "begin")));
    }

    @Test
    void a_sink_takes_from_where_its_name_says() {
        assertThat(files().stream().filter(file -> file.folder().equals("sinks")))
                .hasSize(3)
                .allSatisfy(file -> assertThat(file.sources()).containsExactly("direct:sink-" + file.name()));
    }

    @Test
    void the_river_is_told_in_its_own_words() {
        assertThat(files().stream()
                        .filter(file -> file.folder().equals("routes"))
                        .map(RouteFile::name))
                .containsExactly(
                        "attempt",
                        "bundle",
                        "dead-letter",
                        "deliver",
                        "generate",
                        "open",
                        "policy-asking",
                        "policy-delivery",
                        "read-back",
                        "report",
                        "request",
                        "resend",
                        "run",
                        "send",
                        "unanswered");
    }
}
