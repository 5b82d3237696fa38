package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteFilesTest {

    @TempDir
    Path folder;

    @BeforeEach
    void lay() throws IOException {
        for (String file :
                new String[] {"request", "deliver", "triggers/once", "triggers/mine", "jobs/purge", "sinks/fhir"}) {
            Path path = folder.resolve("routes/" + file + ".camel.yaml");
            Files.createDirectories(path.getParent());
            Files.createFile(path);
        }
    }

    @Test
    void the_river_one_trigger_and_one_sink_are_loaded() {
        assertThat(files(Map.of()).pattern().split(","))
                .containsExactlyInAnyOrder(file("request"), file("deliver"), file("triggers/once"), file("sinks/fhir"));
    }

    @Test
    void a_trigger_of_ones_own_needs_a_file_and_nothing_else() {
        // When
        RouteFiles files = files(Map.of("TRIGGER", "mine"));

        // Then
        assertThat(files.problems()).isEmpty();
        assertThat(files.pattern()).contains("triggers/mine").doesNotContain("triggers/once");
    }

    @Test
    void a_job_takes_the_place_of_a_trigger() {
        assertThat(files(Map.of("TRIGGER", "purge")).pattern())
                .contains("jobs/purge")
                .doesNotContain("triggers/");
    }

    @Test
    void several_triggers_are_loaded_together() {
        // When
        RouteFiles files = files(Map.of("TRIGGER", "mine, once"));

        // Then
        assertThat(files.problems()).isEmpty();
        assertThat(files.pattern().split(","))
                .containsExactlyInAnyOrder(
                        file("request"),
                        file("deliver"),
                        file("triggers/mine"),
                        file("triggers/once"),
                        file("sinks/fhir"));
    }

    @Test
    void a_job_among_triggers_is_refused_as_each_that_is_not_there_is() {
        assertThat(files(Map.of("TRIGGER", "once,purge,twice")).problems())
                .containsExactly(
                        "TRIGGER (seeder.trigger): found 'twice', expected the name of a file of routes/triggers/ or"
                                + " routes/jobs/: mine, once, purge",
                        "TRIGGER (seeder.trigger): found 'once,purge,twice', expected the job purge alone, or triggers");
    }

    @Test
    void in_a_cluster_a_trigger_must_be_for_the_leader_alone() throws IOException {
        // Given
        Files.writeString(
                folder.resolve("routes/triggers/mine.camel.yaml"),
                "- route:\n    id: mine\n    routePolicy: leader-only\n");

        // When
        RouteFiles files = files(Map.of("TRIGGER", "mine,once", "CLUSTER", "file"));

        // Then
        assertThat(files.problems()).singleElement().asString().contains("CLUSTER (seeder.cluster)", "once.camel.yaml");
        assertThat(files(Map.of("TRIGGER", "mine", "CLUSTER", "file")).problems())
                .isEmpty();
        assertThat(files(Map.of("TRIGGER", "purge", "CLUSTER", "own")).problems())
                .hasSize(1);
    }

    @Test
    void in_a_cluster_every_route_of_a_trigger_must_be_for_the_leader_alone() throws IOException {
        // Given
        String one = "- route:\n    id: one\n    routePolicy: leader-only\n";
        Path mine = folder.resolve("routes/triggers/mine.camel.yaml");

        // When
        Files.writeString(mine, one + one.replace("one", "two"));
        List<String> both = files(Map.of("TRIGGER", "mine", "CLUSTER", "file")).problems();
        Files.writeString(mine, one + "- route:\n    id: two\n");
        List<String> first = files(Map.of("TRIGGER", "mine", "CLUSTER", "file")).problems();

        // Then
        assertThat(both).isEmpty();
        assertThat(first).singleElement().asString().contains("mine.camel.yaml does not say routePolicy");
    }

    @Test
    void a_trigger_and_a_sink_that_are_not_there_are_named_with_those_that_are() {
        assertThat(files(Map.of("TRIGGER", "twice", "SINK", "tape")).problems())
                .containsExactly(
                        "TRIGGER (seeder.trigger): found 'twice', expected the name of a file of routes/triggers/ or"
                                + " routes/jobs/: mine, once, purge",
                        "SINK (seeder.sink): found 'tape', expected the name of a file of routes/sinks/: fhir");
    }

    @Test
    void a_folder_without_routes_is_named() {
        // Given
        Path empty = folder.resolve("empty");

        // When
        RouteFiles files = new RouteFiles(empty, new SettingsReader(Map.of(), Map.of()).read());

        // Then
        assertThat(files.problems()).singleElement().asString().contains(empty.toString());
    }

    @Test
    void a_file_that_is_a_link_is_a_file() throws IOException {
        // Given
        Path mounted = Files.createFile(folder.resolve("mounted.yaml"));
        Files.createSymbolicLink(folder.resolve("routes/triggers/linked.camel.yaml"), mounted);

        // When
        RouteFiles files = files(Map.of("TRIGGER", "linked"));

        // Then
        assertThat(files.problems()).isEmpty();
    }

    @Test
    void what_is_no_route_file_is_not_loaded() throws IOException {
        // Given
        Files.createFile(folder.resolve("routes/request.camel.yaml~"));
        Files.createFile(folder.resolve("routes/README.md"));

        // When
        String pattern = files(Map.of()).pattern();

        // Then
        assertThat(pattern.split(","))
                .containsExactlyInAnyOrder(file("request"), file("deliver"), file("triggers/once"), file("sinks/fhir"));
    }

    private RouteFiles files(Map<String, String> environment) {
        return new RouteFiles(folder, new SettingsReader(environment, Map.of()).read());
    }

    private String file(String name) {
        return "file:" + folder.resolve("routes/" + name + ".camel.yaml");
    }
}
