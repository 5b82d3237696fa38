package dev.fhirseeder.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.bundle.Encoder;
import dev.fhirseeder.bundle.HapiEncoder;
import dev.fhirseeder.bundle.Json;
import dev.fhirseeder.bundle.Lines;
import dev.fhirseeder.bundle.Parcel;
import dev.fhirseeder.bundle.WriteMode;
import dev.fhirseeder.deliver.Journey;
import dev.fhirseeder.fhir.R4;
import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.run.Requests;
import dev.fhirseeder.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a run leaves behind that is not complete, or that the disk refuses. */
class NdjsonFailureTest {

    @TempDir
    Path folder;

    @Test
    void a_run_of_which_somebody_remains_replaces_nothing_and_has_delivered_nobody() throws IOException {
        // Given
        Files.writeString(folder.resolve("Patient.ndjson"), "old\n");
        Ndjson ndjson = ndjson();
        Run run = Requests.run(5);
        write(ndjson, run);

        // When
        ndjson.finish(run);

        // Then
        assertThat(names()).containsExactly("Patient.ndjson");
        assertThat(folder.resolve("Patient.ndjson")).hasContent("old\n");
        assertThat(run.remaining()).isEqualTo(5);
        assertThat(run.tally().resources()).isEmpty();
        assertThat(run.troubles()).singleElement().asString().contains("for everyone or for nobody");
    }

    @Test
    void a_run_with_dead_letters_replaces_nothing() throws IOException {
        // Given
        Files.writeString(folder.resolve("Patient.ndjson"), "old\n");
        Ndjson ndjson = ndjson();
        Run run = Requests.run(5);
        write(ndjson, run);
        run.tally().deadLettered(1);

        // When
        ndjson.finish(run);

        // Then
        assertThat(folder.resolve("Patient.ndjson")).hasContent("old\n");
        assertThat(run.remaining()).isEqualTo(4);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_full_disk_ends_the_run_and_its_people_go_nowhere_else() throws IOException {
        // Given
        Run run = Requests.run(9);
        Ndjson ndjson = new Ndjson(new OneLine("First"), folder);
        write(ndjson, run);
        Files.createSymbolicLink(folder.resolve("Patient.ndjson.part"), Path.of("/dev/full"));
        Exchange refused = Journey.of(run);

        // When
        ndjson.write(refused);
        ndjson.finish(run);

        // Then
        assertThat(refused.isRouteStop()).isTrue();
        assertThat(refused.getException()).isNull();
        assertThat(run.isStopped()).isTrue();
        assertThat(run.troubles()).singleElement().asString().contains("No space left on device");
        assertThat(run.remaining()).isEqualTo(9);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_file_that_cannot_take_its_place_leaves_the_people_remaining_and_the_next_run_free() throws IOException {
        // Given
        Files.createDirectories(folder.resolve("Patient.ndjson/taken"));
        Ndjson ndjson = ndjson();
        Run run = Requests.run(4);
        write(ndjson, run);

        // When
        ndjson.finish(run);

        // Then
        assertThat(run.remaining()).isEqualTo(4);
        assertThat(run.troubles()).singleElement().asString().contains("cannot be written");
        assertThat(names()).noneMatch(name -> name.endsWith(".part"));
        Run next = Requests.run(4);
        write(ndjson, next);
        assertThat(next.tally().delivered()).isEqualTo(4);
    }

    @Test
    void a_folder_that_cannot_be_made_is_a_trouble_and_no_exception() throws IOException {
        // Given
        Path file = Files.createFile(folder.resolve("taken"));
        Ndjson ndjson = new Ndjson(new HapiEncoder(R4.context(), new RecordMapper()), file);
        Run run = Requests.run(4);
        Exchange refused = Journey.of(run);

        // When
        ndjson.write(refused);
        ndjson.finish(run);

        // Then
        assertThat(refused.isRouteStop()).isTrue();
        assertThat(run.troubles()).singleElement().asString().contains(file + " cannot be written");
    }

    /** Renders each person as one long line: the first three people as one type, the others as Patients. */
    private static final class OneLine implements Encoder {

        private final AtomicInteger rendered = new AtomicInteger();
        private final String first;

        OneLine(String first) {
            this.first = first;
        }

        @Override
        public Parcel transaction(List<PatientRecord> people, WriteMode mode) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Parcel literal(List<PatientRecord> people, BundleType type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int size(PatientRecord person) {
            return 1;
        }

        @Override
        public SortedMap<String, Lines> bulk(List<PatientRecord> people) {
            String text = ("x".repeat(1 << 17) + "\n").repeat(people.size());
            String type = rendered.getAndAdd(people.size()) < 4 ? first : "Patient";
            return new TreeMap<>(Map.of(type, new Lines(people.size(), Json.of(text))));
        }
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
}
