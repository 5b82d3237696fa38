package dev.fhirseeder.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A slip of the pen in a file of cases is found, and the schema for editors says what the reader says. */
class NursesFileTest {

    private static final String GOOD = """
            {"$schema": "../../schedule.schema.json", "cases": [
            {"case": "a", "born": "2020-03-01", "gender": "female",
             "given": [{"vaccine": "MMR", "on": "2021-03-01"}], "asOf": "2021-03-02",
             "expect": [{"vaccine": "MMR", "on": "2021-03-01", "is": "valid"}, {"series": "MMR", "is": "not yet", "dose": 2}],
             "source": "a page"}]}""";

    @TempDir
    Path folder;

    @Test
    void a_good_file_is_read() throws IOException {
        // When
        List<NursesCase> cases = NursesFile.read(file(GOOD));
        // Then
        assertThat(cases).hasSize(1);
        assertThat(cases.get(0).expect()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"gender\"; \"sex\"; case 'a'",
                "\"on\": \"2021-03-01\"}]; \"day\": \"2021-03-01\"}]; case 'a'",
                "\"dose\": 2; \"number\": 2; case 'a'",
                "\"dose\": 2; \"dose\": 2, \"dose\": 3; topic.json",
                "2021-03-02; 2021-02-30; case 'a'",
                "\"valid\"; \"fine\"; case 'a'",
                "\"not yet\"; \"valid\"; case 'a'",
                "\"is\": \"valid\"; \"is\": \"valid\", \"dose\": 1; case 'a'",
                "2021-03-01\", \"is; 2021-03-03\", \"is; case 'a'",
                "\"source\": \"a page\"; \"source\": \" \"; case 'a'",
                ", \"source\": \"a page\"; ; case 'a'",
                "\"female\"; \"woman\"; case 'a'",
                "\"cases\"; \"Cases\"; topic.json"
            })
    void a_slip_is_refused_with_the_file_and_the_case(String good, String bad, String place) throws IOException {
        // Given
        String flat = GOOD.replaceAll("\\s*\n\\s*", " ");
        assertThat(flat).contains(good);
        Path file = file(flat.replace(good, bad == null ? "" : bad));
        // When // Then
        assertThatThrownBy(() -> NursesFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("topic.json")
                .hasMessageContaining(place);
    }

    @Test
    void a_name_that_is_there_twice_is_refused() throws IOException {
        // Given
        String one = GOOD.substring(GOOD.indexOf("{\"case\""), GOOD.lastIndexOf("]}"));
        Path file = file(GOOD.replace(one, one + ",\n" + one));
        // When // Then
        assertThatThrownBy(() -> NursesFile.read(file)).hasMessageContaining("the name is there twice");
    }

    @Test
    void the_schema_for_editors_knows_the_same_keys_and_words() throws IOException {
        // When
        JsonNode definitions = new ObjectMapper()
                .readTree(Files.readString(NursesFile.FOLDER.resolveSibling("schedule.schema.json")))
                .get("$defs");
        // Then
        assertThat(keys(definitions, "case")).isEqualTo(components(NursesCase.class));
        assertThat(keys(definitions, "dose")).isEqualTo(components(NursesCase.Dose.class));
        Set<String> expected = keys(definitions, "ofDose");
        expected.addAll(keys(definitions, "ofSeries"));
        assertThat(expected).isEqualTo(components(NursesCase.Expected.class));
        assertThat(words(definitions, "ofDose")).isEqualTo(NursesCase.OF_DOSES);
        assertThat(words(definitions, "ofSeries")).isEqualTo(NursesCase.OF_SERIES);
    }

    @Test
    void the_files_name_the_schema() throws IOException {
        // When
        List<Path> files =
                Stream.of("bc", "on").flatMap(pt -> NursesFile.of(pt).stream()).toList();
        // Then
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            String schema = new ObjectMapper()
                    .readTree(Files.readString(file))
                    .get("$schema")
                    .asText();
            assertThat(file.resolveSibling(schema)).exists();
        }
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("topic.json"), text);
    }

    private static Set<String> keys(JsonNode definitions, String name) {
        Set<String> keys = new TreeSet<>();
        definitions.get(name).get("properties").fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static Set<String> words(JsonNode definitions, String name) {
        Set<String> words = new TreeSet<>();
        definitions.get(name).get("properties").get("is").get("enum").forEach(word -> words.add(word.asText()));
        return words;
    }

    private static Set<String> components(Class<? extends Record> type) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).forEach(names::add);
        if (names.remove("name")) {
            names.add("case");
        }
        return names;
    }
}
