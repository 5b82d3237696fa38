package dev.fhirseeder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.access.Rules;
import dev.fhirseeder.docs.Page.Block;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.settings.AccessSetting;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.SettingsReader;
import dev.fhirseeder.vaccine.Eligibility;
import dev.fhirseeder.vaccine.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What README.md alone claims; its commands are run by {@link ReadmeIT}. */
class ReadmeTest {

    private static final Path JURISDICTIONS = Path.of("src/main/resources/jurisdictions");
    private static final Pattern NODE = Pattern.compile("(?<![\\w-])[a-z][a-z-]*[a-z](?![\\w-])");
    private static final Pattern ASSIGNMENT = Pattern.compile("\\b([A-Z_]+)=([^\\s']+)");
    private static final Set<String> DIAGRAM_WORDS = Set.of("flowchart", "or", "failed", "chunks", "results");

    private final Page readme = Page.of(Page.README);

    @Test
    void the_table_of_settings_is_that_of_the_code() {
        assertThat(readme.table("## Settings"))
                .as("the table of settings; let it be%n%n%s", SettingsTexts.markdown(SettingsTexts.table()))
                .isEqualTo(SettingsTexts.table());
    }

    @Test
    void the_table_of_headers_is_what_a_request_reads() {
        // Given
        List<List<String>> words = Setting.all().stream()
                .flatMap(setting -> RequestReader.WORDS.entrySet().stream()
                        .filter(word -> word.getValue().equals(setting)))
                .map(word ->
                        List.of("`" + word.getKey() + "`", "`" + word.getValue().variable() + "`"))
                .toList();

        // Then
        assertThat(readme.table("## Add a trigger"))
                .as("the table of headers; let it be%n%n%s", SettingsTexts.markdown(words))
                .isEqualTo(words);
    }

    /** What ended not all well is answered 502, which curl takes for a failure that passes: it would begin run after run. */
    @Test
    void nobody_who_copies_a_command_asks_for_people_more_than_once() {
        assertThat(readme.blocks("shell"))
                .flatMap(block ->
                        List.of(block.text().replaceAll("\\\\\\s*\n", " ").split("\n")))
                .filteredOn(line -> line.contains("/seed") && line.contains("curl"))
                .isNotEmpty()
                .noneMatch(line -> line.contains("--retry"));
    }

    @Test
    void the_diagram_shows_every_route_and_nothing_else() {
        // Given
        Block diagram = readme.blocks("mermaid").get(0);

        // When
        Set<String> shown = NODE.matcher(diagram.text())
                .results()
                .map(match -> match.group())
                .filter(word -> !DIAGRAM_WORDS.contains(word))
                .collect(Collectors.toCollection(TreeSet::new));

        // Then
        assertThat(shown).isEqualTo(Routes.ids());
    }

    @ParameterizedTest
    @MethodSource("provinces")
    void the_table_of_data_files_is_that_of_every_province(Path province) throws Exception {
        // Given
        List<List<String>> table = readme.table("## Add a province");

        // Then
        assertThat(table.stream().map(row -> row.get(0).replace("`", "")))
                .as("files of %s", province)
                .containsExactlyInAnyOrderElementsOf(dataFiles(province));
        for (List<String> row : table) {
            if (row.get(0).endsWith(".csv`")) {
                Path file = province.resolve(row.get(0).replace("`", ""));
                assertThat(row.get(2).replaceAll("[` ]", ""))
                        .as("columns of %s", file)
                        .isEqualTo(Files.readAllLines(file).get(0));
            }
        }
    }

    @Test
    void the_words_of_a_schedule_are_those_that_are_read() {
        // When
        List<String> shown = readme.table("Some columns take words of their own:").stream()
                .flatMap(row -> Stream.of(row.get(1).split(", ")).map(word -> row.get(0) + word))
                .map(text -> text.replace("``", " ").replace("`", ""))
                .toList();

        // Then
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                words("kind", Kind.values()),
                                words("eligibility", Eligibility.values()),
                                words("setting", dev.fhirseeder.vaccine.Setting.values()))
                        .flatMap(words -> words)
                        .toList());
    }

    @Test
    void the_settings_that_it_shows_for_a_server_that_wants_to_know_who_asks_go_together(@TempDir Path secrets)
            throws Exception {
        // Given
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(new ECGenParameterSpec("secp384r1"));
        Files.writeString(secrets.resolve("token"), "some");
        Files.writeString(
                secrets.resolve("key.pem"),
                "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                        .formatted(Base64.getEncoder()
                                .encodeToString(
                                        keys.generateKeyPair().getPrivate().getEncoded())));
        List<String> shown = readme.blocks("text").stream()
                .map(Block::text)
                .filter(text -> text.contains("https://fhir.example.org/r4 FHIR_AUTH="))
                .toList();

        // When
        List<Settings> all = shown.stream()
                .map(text -> ASSIGNMENT
                        .matcher(text)
                        .results()
                        .collect(Collectors.toMap(
                                found -> found.group(1), found -> found.group(2).replace("secrets/", secrets + "/"))))
                .map(given -> new SettingsReader(given, Map.of()).read())
                .toList();

        // Then
        assertThat(all)
                .extracting(settings -> settings.get(AccessSetting.FHIR_AUTH))
                .containsExactly("bearer", "smart", "none");
        assertThat(all)
                .allSatisfy(settings -> assertThat(Rules.problems(settings)).isEmpty());
    }

    private static Stream<String> words(String column, Enum<?>... words) {
        return Stream.of(words)
                .map(word -> column + " " + word.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    @Test
    void the_map_of_the_tree_names_what_is_there() {
        // Given
        Block map = readme.blocks("text").get(readme.blocks("text").size() - 1);

        // Then
        assertThat(map.text().lines().map(line -> line.split(" ")[0]))
                .contains("routes/")
                .allSatisfy(path -> assertThat(Path.of(path)).exists());
    }

    @Test
    void the_build_server_runs_the_command_of_the_quickstart() throws Exception {
        assertThat(readme.blocks("shell").stream().map(block -> block.text().strip()))
                .contains("mvn verify");
        assertThat(Files.readAllLines(Path.of(".ci/run"))).contains("mvn -B verify");
    }

    static Stream<Path> provinces() throws IOException {
        return Files.list(JURISDICTIONS).filter(Files::isDirectory);
    }

    private static List<String> dataFiles(Path province) throws IOException {
        try (Stream<Path> files = Files.list(province)) {
            return files.map(file -> Objects.toString(file.getFileName()))
                    .filter(name -> !name.endsWith(".md"))
                    .toList();
        }
    }
}
