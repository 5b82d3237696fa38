package dev.fhirseeder.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

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
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a complete run leaves behind. */
class NdjsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final Travellers.Heard heard = new Travellers.Heard();

    @Test
    void a_complete_run_leaves_one_resource_a_line_one_file_a_type_and_a_manifest() throws IOException {
        // When
        real();

        // Then
        assertThat(Contents.of(folder).keySet())
                .contains("Patient.ndjson", "Immunization.ndjson", "manifest.json")
                .noneMatch(name -> name.endsWith(".part"));
        assertThat(Contents.lines(folder.resolve("Patient.ndjson"))).hasSize(4);
        for (JsonNode file :
                JSON.readTree(folder.resolve("manifest.json").toFile()).get("output")) {
            assertThat(Contents.lines(folder.resolve(file.get("url").asText())))
                    .hasSize(file.get("count").asInt())
                    .allMatch(line -> json(line).get("resourceType").equals(file.get("type")));
        }
    }

    @Test
    void references_are_relative_as_bulk_data_has_them() {
        // When
        real();

        // Then
        List<String> people = Contents.lines(folder.resolve("Patient.ndjson")).stream()
                .map(line -> "Patient/" + json(line).at("/id").asText())
                .toList();
        assertThat(Contents.lines(folder.resolve("Immunization.ndjson")))
                .isNotEmpty()
                .allMatch(line ->
                        people.contains(json(line).at("/patient/reference").asText()));
    }

    @Test
    void the_manifest_names_the_files_that_lie_beside_it_and_nothing_else() throws IOException {
        // When
        numbers(Requests.run(20));

        // Then
        JsonNode manifest = JSON.readTree(folder.resolve("manifest.json").toFile());
        assertThat(StreamSupport.stream(manifest.get("output").spliterator(), false))
                .extracting(
                        output -> output.get("type").asText(),
                        output -> output.get("url").asText(),
                        output -> output.get("count").asInt())
                .containsExactly(
                        tuple("Condition", "Condition.ndjson", 3),
                        tuple("Immunization", "Immunization.ndjson", 90),
                        tuple("Patient", "Patient.ndjson", 20));
        assertThat(manifest.get("error")).isEmpty();
        assertThat(manifest.get("requiresAccessToken").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Encounter.ndjson", "Patient.ndjson.gz", "Patient.ndjson.zst"})
    void a_complete_run_replaces_the_older_files_also_those_that_it_does_not_have(String older) throws IOException {
        // Given
        Files.writeString(folder.resolve("Patient.ndjson"), "old\n");
        Files.writeString(folder.resolve("manifest.json"), "old\n");
        Files.writeString(folder.resolve(older), "old\n");

        // When
        numbers(Requests.run(4));

        // Then
        assertThat(Contents.of(folder)).doesNotContainKey(older).doesNotContainValue("old\n");
        assertThat(Contents.lines(folder.resolve("Patient.ndjson"))).hasSize(4);
    }

    @Test
    void files_of_others_are_left_alone() throws IOException {
        // Given
        Files.writeString(folder.resolve("notes.txt"), "mine");
        Files.writeString(folder.resolve("notes.part"), "mine");

        // When
        numbers(Requests.run(4));

        // Then
        assertThat(Contents.of(folder)).containsEntry("notes.txt", "mine").containsEntry("notes.part", "mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Encounter.ndjson.part", "Encounter.ndjson.gz.run-7.part", "manifest.json.1.part"})
    void the_parts_of_other_runs_vanish_with_the_next(String part) throws IOException {
        // Given
        Files.writeString(folder.resolve(part), "torn");

        // When
        numbers(Requests.run(4));

        // Then
        assertThat(Contents.of(folder)).doesNotContainValue("torn");
    }

    @Test
    void whoever_is_written_is_in_the_profile_of_the_run_once() {
        // Given
        Run run = Requests.run(20);

        // When
        numbers(run);

        // Then
        assertThat(run.profile().orElseThrow().people()).isEqualTo(20);
    }

    @Test
    void two_runs_do_not_mix_and_one_follows_the_other() {
        // Given
        Ndjson ndjson = ndjson();
        Run first = Requests.run(4);
        Run second = Requests.run(4);
        Travellers.write(ndjson, first, 0, 4, 4);

        // When
        assertThatThrownBy(() -> Travellers.write(ndjson, second, 0, 4, 4))

                // Then
                .hasMessageContaining("another run is being written");
        ndjson.finish(second);
        ndjson.finish(first);
        Travellers.write(ndjson, second, 0, 4, 4);
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

    @Test
    void people_are_heard_of_when_the_files_have_taken_their_place() {
        // Given
        Ndjson ndjson = ndjson();
        Run run = Requests.run(20);
        Travellers.write(ndjson, run, 0, 20, 4);
        int before = heard.people();

        // When
        ndjson.finish(run);

        // Then
        assertThat(before).isZero();
        assertThat(heard.people()).isEqualTo(20);
        assertThat(heard.resources()).isEqualTo(Map.of("Patient", 20, "Immunization", 90, "Condition", 3));
        assertThat(heard.bytes()).isEqualTo(run.tally().bytes());
    }

    private void real() {
        Ndjson ndjson = new Ndjson(new HapiEncoder(R4::passing, new RecordMapper()), folder, Compression.NONE, heard);
        Run run = new Run("test", Requests.from(7, 4), false);
        ndjson.write(Journey.of(run));
        ndjson.finish(run);
        assertThat(run.troubles()).isEmpty();
    }

    private void numbers(Run run) {
        Ndjson ndjson = ndjson();
        Travellers.write(ndjson, run, 0, run.requested(), 4);
        ndjson.finish(run);
        assertThat(run.troubles()).isEmpty();
    }

    private Ndjson ndjson() {
        return new Ndjson(new Numbers(), folder, Compression.NONE, heard);
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
