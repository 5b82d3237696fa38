package dev.fhirseeder.kamelet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.settings.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the files of Kamelets say, which catalogues, the Camel CLI and Camel K read. */
class KameletFilesTest {

    private static final Path FOLDER = Path.of("src/main/resources/kamelets");

    /** What is a matter of the route and not of our beans. */
    private static final Set<String> OF_THE_ROUTE = Set.of("period", "repeatCount");

    /** Where its sinks are, and the ledger of its runs. */
    private static final Set<String> OF_THE_APPLICATION = Set.of("sink", "runId");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_kamelet_bears_the_name_of_its_file_and_tells_its_kind_and_its_provider(Path file) {
        // Given
        String name = Objects.toString(file.getFileName()).replace(".kamelet.yaml", "");

        // Then
        assertThat(at(file, "apiVersion")).isEqualTo("camel.apache.org/v1");
        assertThat(at(file, "kind")).isEqualTo("Kamelet");
        assertThat(at(file, "metadata", "name")).isEqualTo(name);
        assertThat(at(file, "metadata", "labels"))
                .isEqualTo(Map.of("camel.apache.org/kamelet.type", name.substring(name.lastIndexOf('-') + 1)));
        assertThat(map(file, "metadata", "annotations")).containsEntry("camel.apache.org/provider", "fhir-seeder");
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_kamelet_depends_on_this_very_version(Path file) throws IOException {
        // Given
        String pom = Files.readString(Path.of("pom.xml"));
        String version = pom.substring(pom.indexOf("<version>") + "<version>".length(), pom.indexOf("</version>"));

        // Then
        assertThat((List<?>) at(file, "spec", "dependencies"))
                .asString()
                .contains("mvn:dev.fhirseeder:fhir-seeder:" + version)
                .contains("camel:kamelet");
        assertThat(map(file, "metadata", "annotations")).containsEntry("camel.apache.org/catalog.version", version);
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_parameter_has_a_title_a_description_and_a_type_and_an_example_or_a_default(Path file) {
        assertThat(map(file, "spec", "definition", "properties")).allSatisfy((name, value) -> {
            Map<?, ?> property = (Map<?, ?>) value;
            assertThat(property.get("title")).asString().hasSizeBetween(3, 30);
            assertThat(property.get("description")).asString().endsWith(".").hasSizeGreaterThan(15);
            assertThat(property.get("type")).isIn("string", "integer", "number");
            assertThat(property.containsKey("example")
                            || property.containsKey("default")
                            || "password".equals(property.get("format")))
                    .as(name.toString())
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_word_of_a_request_is_a_parameter_and_each_parameter_reaches_the_bean(Path file) {
        // Given
        Set<String> parameters = names(map(file, "spec", "definition", "properties"));
        Map<?, ?> bean = (Map<?, ?>) ((List<?>) at(file, "spec", "template", "beans")).get(0);

        // Then
        Set<String> words = new TreeSet<>(RequestReader.WORDS.keySet());
        words.removeAll(OF_THE_APPLICATION);
        assertThat(parameters).containsAll(words);
        Set<String> handed = new TreeSet<>(parameters);
        handed.removeAll(OF_THE_ROUTE);
        assertThat((Object) bean.get("properties"))
                .isEqualTo(
                        handed.stream().collect(Collectors.toMap("parameters[%s]"::formatted, "{{?%s}}"::formatted)));
        assertThat(bean.get("initMethod")).isEqualTo("check");
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_default_that_a_description_names_is_that_of_the_setting(Path file) {
        // Given
        List<String> wrong = new ArrayList<>();

        // When
        map(file, "spec", "definition", "properties").forEach((name, value) -> {
            Setting<?> setting = RequestReader.WORDS.get(name.toString());
            Map<?, ?> property = (Map<?, ?>) value;
            if (setting != null && !setting.standard().isEmpty() && !property.containsKey("default")) {
                String said = setting.standard() + " if left out.";
                if (!Objects.toString(property.get("description")).endsWith(said)) {
                    wrong.add(name + " should say: " + said);
                }
            }
        });

        // Then
        assertThat(wrong).isEmpty();
    }

    /** Camel K itself is nowhere to be had in a test. */
    @Test
    void the_pipe_of_the_example_names_parameters_that_there_are() {
        // Given
        Path pipe = Path.of("src/docs/examples/camel-k/pipe.yaml");
        Path kamelet = FOLDER.resolve(at(pipe, "spec", "source", "ref", "name") + ".kamelet.yaml");

        // Then
        assertThat(at(pipe, "kind")).isEqualTo("Pipe");
        assertThat(names(map(kamelet, "spec", "definition", "properties")))
                .containsAll(names(map(pipe, "spec", "source", "properties")));
    }

    private static Object at(Path file, String... keys) {
        Object here = read(file);
        for (String key : keys) {
            here = Objects.requireNonNull(((Map<?, ?>) here).get(key), key);
        }
        return here;
    }

    @SuppressWarnings("unchecked")
    private static Map<Object, Object> map(Path file, String... keys) {
        return (Map<Object, Object>) at(file, keys);
    }

    private static Set<String> names(Map<Object, Object> map) {
        Set<String> names = new TreeSet<>();
        map.keySet().forEach(name -> names.add(name.toString()));
        return names;
    }

    private static Object read(Path file) {
        try {
            return new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
