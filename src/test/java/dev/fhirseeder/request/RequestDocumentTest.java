package dev.fhirseeder.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.SettingsException;
import dev.fhirseeder.settings.SettingsReader;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestDocumentTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Jurisdictions JURISDICTIONS = Jurisdictions.onClassPath();

    @Test
    void a_request_becomes_the_words_of_a_message() {
        // When
        Map<String, String> words = read("""
                {"pt": ["bc", "on"], "records": 5, "seed": -7, "startIndex": 1e3, "asOf": "2026-01-02", "vaccines": "MMR",
                 "ageFrom": 12, "ageTo": 17, "city": ["Kelowna", "Toronto"], "completeness": 0.5, "bundleSize": 3,
                 "sink": "ndjson", "runId": "mine"}
                """);

        // Then
        assertThat(words)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("pt", "bc,on"),
                        Map.entry("records", "5"),
                        Map.entry("seed", "-7"),
                        Map.entry("startIndex", "1000"),
                        Map.entry("asOf", "2026-01-02"),
                        Map.entry("vaccines", "MMR"),
                        Map.entry("ageFrom", "12"),
                        Map.entry("ageTo", "17"),
                        Map.entry("city", "Kelowna,Toronto"),
                        Map.entry("completeness", "0.5"),
                        Map.entry("bundleSize", "3"),
                        Map.entry("sink", "ndjson"),
                        Map.entry("runId", "mine")));
    }

    @Test
    void an_empty_object_asks_for_what_the_settings_say() {
        assertThat(read("{}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"\"9223372036854775807\", 9223372036854775807", "-9223372036854775808, -9223372036854775808"})
    void a_seed_is_exact_as_a_number_and_as_a_text(String json, String seed) {
        assertThat(read("{\"seed\": " + json + "}")).isEqualTo(Map.of("seed", seed));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"records": 0}                 | records: found 0, expected a whole number from 1 to 900,000,000
                    {"records": "5"}               | records: found '5', expected a whole number
                    {"records": 1.5}               | records: found 1.5, expected a whole number
                    {"records": null}              | records: found null, expected a whole number
                    {"records": 1e99}              | records: found 1.0E99, expected a whole number
                    {"seed": 9223372036854775808}  | seed: found 9223372036854775808, expected a whole number of 64 bits
                    {"seed": "x"}                  | seed: found 'x', expected a whole number of 64 bits
                    {"asOf": "2026-02-30"}         | asOf: found '2026-02-30', expected a date
                    {"asOf": "yesterday"}          | asOf: found 'yesterday', expected a date
                    {"pt": "xx"}                   | pt: found 'xx', expected some of bc, on
                    {"pt": []}                     | pt: found [], expected an array of province codes
                    {"pt": ["bc", "bc"]}           | pt: found ["bc","bc"], expected an array of province codes
                    {"healthNumbers": 1e999}       | the request: found a number beyond all bounds
                    {"vaccines": "nonsense"}       | vaccines: found 'nonsense', expected a vaccine
                    {"vaccines": ["MMR", 3]}       | vaccines: found ["MMR",3], expected an array of names, each once
                    {"city": " "}                  | city: found nothing, expected names
                    {"city": "Atlantis"}           | city: found 'Atlantis', expected a municipality of bc
                    {"ageFrom": 121}               | ageFrom: found 121, expected a whole number from 0 to 120
                    {"ageFrom": 9, "ageTo": 8}     | ageFrom: found '9', expected at most ageTo, which is 8
                    {"populationDate": "2199-01-01"} | populationDate: found '2199-01-01', expected a date not after asOf, which is
                    {"city": "CITY in AGE_TO"}     | city: found 'CITY in AGE_TO', expected a municipality of bc
                    {"completeness": 2}            | completeness: found 2, expected a number from 0 to 1
                    {"healthNumbers": "real"}      | healthNumbers: found 'real', expected one of valid, invalid-check-digit
                    {"bundleSize": 1001}           | bundleSize: found 1001, expected a whole number from 1 to 1,000
                    {"sink": "../x"}               | sink: found '../x', expected letters, digits and hyphens
                    {"runId": "latest"}            | runId: found 'latest', expected 1 to 64 letters
                    {"recrods": 5}                 | recrods: unknown; expected some of pt, records, seed
                    {"exit": true}                 | exit: unknown
                    {"startIndex": 81818182}       | records and startIndex: found the indices 81,818,182 to 81,818,182
                    []                             | the request: found [], expected a JSON object
                    "bc"                           | the request: found 'bc', expected a JSON object
                    {"records": 5                  | the request: found no JSON at line 1, column
                    {} {}                          | the request: found no JSON at line 1, column
                    {"records": 5, "records": 6}   | records: found twice, again at line 1, column 25, expected once
                    """)
    void what_is_wrong_is_named_by_its_word(String json, String problem) {
        assertThat(problems(json)).singleElement().asString().startsWith(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void nothing_is_no_request(String nothing) {
        assertThat(problems(nothing))
                .containsExactly("the request: found nothing, expected a JSON object, at least {}");
    }

    @Test
    void a_word_that_says_nothing_hides_no_other_fault() {
        assertThat(problems("{\"city\": \" \", \"pt\": \"xx\"}"))
                .extracting(problem -> problem.replaceFirst(",.*", ""))
                .containsExactly("city: found nothing", "pt: found 'xx'");
    }

    @Test
    void all_that_is_wrong_is_named_at_once_whoever_finds_it() {
        assertThat(
                        problems(
                                "{\"records\": 0, \"city\": \"Atlantis\", \"asOf\": \"x\", \"populationDate\": \"2020-02-30\", \"colour\": \"red\", \"vaccines\": [\"nonsense\"]}"))
                .extracting(problem -> problem.replaceFirst(":.*", ""))
                .containsExactlyInAnyOrder("records", "city", "asOf", "populationDate", "colour", "vaccines");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"records\": [5",
                "{\"records\": 5",
                "{\"a",
                "{\"records\": tru}",
                "{\"a\": 1, \"a\": 2}",
                "{} {}"
            })
    void nothing_of_the_parser_is_shown_but_its_words(String json) {
        assertThat(problems(json))
                .singleElement()
                .asString()
                .doesNotContain("Source", "REDACTED", "start marker", "\n");
    }

    @Test
    void a_value_that_is_deeper_than_a_thousand_levels_is_not_read() {
        assertThat(problems("{\"pt\": " + "[".repeat(1_001) + "]".repeat(1_001) + "}"))
                .singleElement()
                .asString()
                .startsWith("the request: found no JSON, expected")
                .contains("depth (1001)");
    }

    @Test
    void a_long_value_is_shown_in_part() {
        assertThat(problems("{\"asOf\": \"" + "x".repeat(100_000) + "\"}"))
                .singleElement()
                .asString()
                .hasSizeLessThan(250);
    }

    @Test
    void the_schema_has_every_word_and_no_other_and_says_which_setting_it_stands_for() throws IOException {
        // Given
        JsonNode properties;
        try (InputStream text = RequestDocument.class.getResourceAsStream(RequestDocument.SCHEMA)) {
            properties = new ObjectMapper().readTree(text).get("properties");
        }

        // When
        List<String> words = new ArrayList<>();
        properties.fieldNames().forEachRemaining(words::add);

        // Then
        assertThat(words).containsExactlyInAnyOrderElementsOf(RequestReader.WORDS.keySet());
        assertThat(words)
                .allSatisfy(word -> assertThat(
                                properties.get(word).get("description").asText())
                        .endsWith(". " + setting(word).variable()));
    }

    private static Setting<?> setting(String word) {
        return RequestReader.WORDS.get(word);
    }

    private static Map<String, String> read(String json) {
        return new RequestDocument(new RequestReader(
                        new SettingsReader(Map.of(), Map.of()).read(),
                        new RequestRules(JURISDICTIONS, (pt, name) -> !name.equals("nonsense")),
                        () -> TODAY,
                        () -> 1))
                .read(json);
    }

    private static List<String> problems(String json) {
        List<String> problems = new ArrayList<>();
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(SettingsException.class, refused -> problems.addAll(refused.problems()));
        return problems;
    }
}
