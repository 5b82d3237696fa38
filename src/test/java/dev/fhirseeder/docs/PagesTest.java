package dev.fhirseeder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.docs.Page.Block;
import dev.fhirseeder.settings.Setting;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What holds on every page: blocks parse, links lead somewhere, and what is named exists. */
class PagesTest {

    /** Variables that are no settings of the seeder, and the file that reads each. */
    private static final List<List<String>> OTHER_VARIABLES = List.of(
            List.of("KEEP_SERVER", "src/test/java/dev/fhirseeder/launch/LaunchPlan.java"),
            List.of("FHIR_PROFILES", "src/test/java/dev/fhirseeder/fhir/ProfilesFolder.java"),
            List.of("BASE_IMAGE", "Dockerfile"),
            List.of("BASE", "src/bench/startup.sh"),
            List.of("JAVA_HOMES", "src/bench/startup.sh"),
            List.of("EMPTIED", "src/bench/growth.sh"),
            List.of("SCRIPT", "src/bench/compare.sh"),
            List.of("SYNTHEA", "src/bench/compare.sh"));

    /** Words in capitals that are no variables: failures of the delivery, formats and commands. */
    private static final List<String> WORDS = List.of(
            "INFO",
            "UNREACHABLE",
            "TRANSIENT",
            "OUTCOME_UNKNOWN",
            "PERMANENT",
            "TURNED_AWAY",
            "UNSENT",
            "ERROR",
            "WARN",
            "INFO",
            "PUT",
            "POST",
            "GET",
            "DELETE",
            "HTEST",
            "SIGTERM",
            "SIGINT",
            "UTC",
            "UUID",
            "NDJSON",
            "HEALTHCHECK",
            "ENTRY");

    private static final Pattern VARIABLE =
            Pattern.compile("(?<![A-Za-z0-9_.-])[A-Z][A-Z]+(_[A-Z]+)*(?![A-Za-z0-9_-])");
    private static final Pattern PROPERTY = Pattern.compile("(?<![\\w-])seeder\\.[a-z-]+");
    private static final Pattern ROUTE = Pattern.compile("direct:([a-z-]+)");
    private static final Pattern PACKAGE = Pattern.compile("dev\\.fhirseeder(\\.[a-z]+)*(\\.[A-Z]\\w+)?");
    private static final Pattern FILE =
            Pattern.compile("(routes|src|\\.ci|\\.mvn)/[^\\s`]*|pom\\.xml|Dockerfile|README\\.md");

    static Stream<Page> pages() {
        return Page.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_block_of_json_yaml_and_properties_parses(Page page) {
        assertThat(page.blocks()).allSatisfy(PagesTest::parse);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_link_leads_to_something(Page page) {
        assertThat(page.links()).filteredOn(link -> !link.contains("://")).allSatisfy(link -> {
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty() ? page.path() : page.path().resolveSibling(parts[0]);
            assertThat(target).as("link %s of %s", link, page.path()).exists();
            if (parts.length == 2) {
                assertThat(Page.of(target).anchors())
                        .as("headings of %s", target)
                        .contains(parts[1]);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_file_that_is_named_exists(Page page) {
        assertThat(named(page, FILE))
                .allSatisfy(file -> assertThat(exists(file))
                        .as("%s names the file %s", page.path(), file)
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_variable_that_is_named_is_read(Page page) {
        List<String> known = Stream.concat(
                        Setting.all().stream().map(Setting::variable),
                        OTHER_VARIABLES.stream().map(variable -> variable.get(0)))
                .toList();
        assertThat(named(page, VARIABLE))
                .allSatisfy(word -> assertThat(Stream.concat(known.stream(), WORDS.stream()))
                        .as("%s names the variable %s", page.path(), word)
                        .contains(word));
    }

    @ParameterizedTest
    @MethodSource("otherVariables")
    void every_variable_that_is_no_setting_is_read_where_we_say(List<String> variable) throws Exception {
        assertThat(Files.readString(Path.of(variable.get(1)))).contains(variable.get(0));
    }

    static Stream<List<String>> otherVariables() {
        return OTHER_VARIABLES.stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_property_that_is_named_is_a_setting(Page page) {
        assertThat(named(page, PROPERTY))
                .allSatisfy(property -> assertThat(Setting.all().stream().map(Setting::property))
                        .as("%s names the property %s", page.path(), property)
                        .contains(property));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_route_that_is_named_exists(Page page) {
        assertThat(named(page, ROUTE))
                .allSatisfy(route -> assertThat(Routes.sources())
                        .as("%s names the route %s", page.path(), route)
                        .contains(route));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_package_and_class_that_is_named_exists(Page page) {
        assertThat(named(page, PACKAGE)).allSatisfy(name -> {
            String path = name.replace('.', '/');
            assertThat(Stream.of("src/main/java/" + path, "src/main/java/" + path + ".java"))
                    .as("%s names %s", page.path(), name)
                    .anyMatch(file -> Files.exists(Path.of(file)));
        });
    }

    private static void parse(Block block) {
        try {
            switch (block.kind()) {
                case "json" -> new ObjectMapper().readTree(block.text());
                case "yaml" ->
                    assertThat(new Load(LoadSettings.builder().build()).loadFromString(block.text()))
                            .isInstanceOf(List.class);
                case "properties" -> new Properties().load(new StringReader(block.text()));
                default -> assertThat(block.kind()).as("line %d", block.line()).isIn("shell", "text", "mermaid");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("line " + block.line(), e);
        }
    }

    private static List<String> named(Page page, Pattern pattern) {
        return page.code().stream()
                .flatMap(code -> pattern.matcher(code).results())
                .map(match -> match.groupCount() == 1 && pattern == ROUTE ? match.group(1) : match.group())
                .distinct()
                .toList();
    }

    /** A word between angle brackets stands for any name; at least one must be there. */
    private static boolean exists(String file) {
        if (!file.contains("<") && !file.contains("*")) {
            return Files.exists(Path.of(file));
        }
        PathMatcher matcher = FileSystems.getDefault()
                .getPathMatcher("glob:" + file.replaceAll("<[^>]+>", "*").replaceAll("/$", ""));
        Path fixed = Path.of(file.substring(0, file.indexOf(file.contains("<") ? '<' : '*')));
        Path root = Files.isDirectory(fixed) ? fixed : fixed.getParent();
        try (Stream<Path> files = Files.walk(root)) {
            return files.anyMatch(matcher::matches);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void every_decision_has_the_same_four_parts(Page decision) {
        assertThat(decision.lines())
                .filteredOn(line -> line.startsWith("## "))
                .containsExactly("## Situation", "## Decision", "## Consequences", "## Rejected alternatives");
    }

    @Test
    void the_numbers_of_the_decisions_have_no_gaps() {
        List<String> numbers = decisions()
                .map(page -> page.path().getFileName().toString().substring(0, 4))
                .toList();
        assertThat(numbers)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, numbers.size())
                        .mapToObj("%04d"::formatted)
                        .toList());
    }

    static Stream<Page> decisions() {
        return Page.all().filter(page -> page.path().startsWith("src/docs/decisions"));
    }
}
