package dev.fhirseeder.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.bundle.HapiEncoder;
import dev.fhirseeder.deliver.Journey;
import dev.fhirseeder.fhir.R4;
import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.run.Requests;
import dev.fhirseeder.run.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NdjsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void a_complete_run_leaves_one_resource_a_line_and_one_file_a_type() throws IOException {
        // Given
        Ndjson ndjson = ndjson();
        Run run = Requests.run(4);

        // When
        write(ndjson, run);
        ndjson.finish(run);

        // Then
        assertThat(names()).contains("Patient.ndjson", "Immunization.ndjson").noneMatch(name -> name.endsWith(".part"));
        assertThat(lines("Patient.ndjson")).hasSize(4);
        for (String name : names()) {
            String type = name.replace(".ndjson", "");
            assertThat(lines(name))
                    .allMatch(line -> json(line).at("/resourceType").asText().equals(type));
        }
    }

    @Test
    void references_are_relative_as_bulk_data_has_them() throws IOException {
        // Given
        Ndjson ndjson = ndjson();
        Run run = Requests.run(4);
        write(ndjson, run);

        // When
        ndjson.finish(run);

        // Then
        List<String> people = lines("Patient.ndjson").stream()
                .map(line -> "Patient/" + json(line).at("/id").asText())
                .toList();
        assertThat(lines("Immunization.ndjson"))
                .isNotEmpty()
                .allMatch(line ->
                        people.contains(json(line).at("/patient/reference").asText()));
    }

    @Test
    void no_line_is_torn_however_many_write() throws IOException {
        // Given
        Ndjson ndjson = ndjson();
        Run run = Requests.run(4 * 64);

        // When
        IntStream.range(0, 64).parallel().forEach(i -> write(ndjson, run));
        ndjson.finish(run);

        // Then
        assertThat(lines("Patient.ndjson"))
                .hasSize(4 * 64)
                .allMatch(line -> json(line).isObject());
        assertThat(run.tally().resources().get("Patient")).isEqualTo(4 * 64);
        assertThat(Files.size(folder.resolve("Patient.ndjson")))
                .isLessThan(run.tally().bytes());
    }

    @Test
    void a_complete_run_replaces_the_older_files_also_those_of_types_that_it_does_not_have() throws IOException {
        // Given
        Files.writeString(folder.resolve("Patient.ndjson"), "old\n");
        Files.writeString(folder.resolve("Encounter.ndjson"), "old\n");
        Ndjson ndjson = ndjson();
        Run run = Requests.run(4);
        write(ndjson, run);

        // When
        ndjson.finish(run);

        // Then
        assertThat(names()).doesNotContain("Encounter.ndjson");
        assertThat(lines("Patient.ndjson")).hasSize(4);
    }

    @Test
    void files_of_others_are_left_alone() throws IOException {
        // Given
        Files.writeString(folder.resolve("notes.txt"), "mine");
        Ndjson ndjson = ndjson();
        Run run = Requests.run(4);
        write(ndjson, run);

        // When
        ndjson.finish(run);

        // Then
        assertThat(folder.resolve("notes.txt")).hasContent("mine");
    }

    @Test
    void the_parts_of_a_broken_run_vanish_with_the_next() throws IOException {
        // Given
        Files.writeString(folder.resolve("Encounter.ndjson.part"), "torn");
        Ndjson ndjson = ndjson();
        Run run = Requests.run(4);

        // When
        write(ndjson, run);
        ndjson.finish(run);

        // Then
        assertThat(names()).noneMatch(name -> name.startsWith("Encounter"));
    }

    @Test
    void two_runs_do_not_mix_and_one_follows_the_other() {
        // Given
        Ndjson ndjson = ndjson();
        Run first = Requests.run(4);
        Run second = Requests.run(4);
        write(ndjson, first);

        // When
        assertThatThrownBy(() -> write(ndjson, second))

                // Then
                .hasMessageContaining("another run is being written");
        ndjson.finish(second);
        ndjson.finish(first);
        write(ndjson, second);
        assertThat(second.tally().delivered()).isEqualTo(4);
    }

    @Test
    void a_run_that_wrote_nothing_changes_nothing() throws IOException {
        // Given
        Files.writeString(folder.resolve("Patient.ndjson"), "old\n");

        // When
        ndjson().finish(Requests.run(4));

        // Then
        assertThat(folder.resolve("Patient.ndjson")).hasContent("old\n");
    }

    private Ndjson ndjson() {
        return new Ndjson(new HapiEncoder(R4.context(), new RecordMapper()), folder);
    }

    private static void write(Ndjson ndjson, Run run) {
        Journey.deliver(run, ndjson::write);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name));
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
