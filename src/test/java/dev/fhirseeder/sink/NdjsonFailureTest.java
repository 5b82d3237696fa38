package dev.fhirseeder.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.run.Requests;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.sink.Export.Grain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run leaves behind that is not complete, or that the disk refuses. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class NdjsonFailureTest {

    @TempDir
    Path folder;

    private final Travellers.Heard heard = new Travellers.Heard();

    @Test
    void a_run_of_which_somebody_remains_replaces_nothing_and_has_delivered_nobody() throws IOException {
        // Given
        Files.writeString(folder.resolve("Patient.ndjson"), "old\n");
        Ndjson ndjson = ndjson(new Numbers());
        Run run = Requests.run(5);
        Travellers.write(ndjson, run, 0, 4, 4);

        // When
        ndjson.finish(run);

        // Then
        assertThat(Contents.of(folder)).containsOnlyKeys("Patient.ndjson").containsValue("old\n");
        assertThat(run.remaining()).isEqualTo(5);
        assertThat(run.tally().resources()).isEmpty();
        assertThat(run.troubles()).singleElement().asString().contains("for everyone or for nobody");
        assertThat(heard.people()).isZero();
    }

    @Test
    void a_run_with_dead_letters_replaces_nothing() throws IOException {
        // Given
        Files.writeString(folder.resolve("Patient.ndjson"), "old\n");
        Ndjson ndjson = ndjson(new Numbers());
        Run run = Requests.run(5);
        Travellers.write(ndjson, run, 0, 4, 4);
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
        Files.writeString(folder.resolve("Patient.ndjson"), "old\n");
        Run run = Requests.run(90);
        Ndjson ndjson = new Ndjson(new Numbers(), folder, new Grain(Compression.NONE, 10_000, 2_000), heard);
        Travellers.write(ndjson, run, 0, 2, 2);
        Files.createSymbolicLink(folder.resolve("Immunization.ndjson.test.part"), Path.of("/dev/full"));
        Exchange refused = Travellers.of(run, 2, 88);

        // When
        ndjson.write(refused);
        ndjson.finish(run);

        // Then
        assertThat(refused.isRouteStop()).isTrue();
        assertThat(refused.getException()).isNull();
        assertThat(run.isStopped()).isTrue();
        assertThat(run.troubles()).singleElement().asString().contains("No space left on device");
        assertThat(run.remaining()).isEqualTo(90);
        assertThat(Contents.of(folder)).containsOnlyKeys("Patient.ndjson");
    }

    @Test
    void a_file_that_cannot_take_its_place_leaves_the_people_remaining_and_the_next_run_free() throws IOException {
        // Given
        Files.createDirectories(folder.resolve("Patient.ndjson/taken"));
        Ndjson ndjson = ndjson(new Numbers());
        Run run = Requests.run(4);
        Travellers.write(ndjson, run, 0, 4, 4);

        // When
        ndjson.finish(run);

        // Then
        assertThat(run.remaining()).isEqualTo(4);
        assertThat(run.troubles()).singleElement().asString().contains("cannot be written");
        assertThat(Contents.of(folder)).isEmpty();
        assertThat(heard.people()).isZero();
        Run next = Requests.run(4);
        Travellers.write(ndjson, next, 0, 4, 4);
        assertThat(next.tally().delivered()).isEqualTo(4);
    }

    @Test
    void a_folder_that_cannot_be_made_is_a_trouble_and_no_exception() throws IOException {
        // Given
        Path file = Files.createFile(folder.resolve("taken"));
        Ndjson ndjson = new Ndjson(new Numbers(), file, Compression.NONE, heard);
        Run run = Requests.run(4);
        Exchange refused = Travellers.of(run, 0, 4);

        // When
        ndjson.write(refused);
        ndjson.finish(run);

        // Then
        assertThat(refused.isRouteStop()).isTrue();
        assertThat(run.troubles()).singleElement().asString().contains(file + " cannot be written");
    }

    @Test
    void an_error_lets_nobody_wait() throws IOException {
        // Given
        Ndjson ndjson = new Ndjson(
                new Numbers(0, new AssertionError("one")), folder, new Grain(Compression.NONE, 10_000, 100), heard);
        Run run = Requests.run(40);
        // When
        assertThatThrownBy(() -> ndjson.write(Travellers.of(run, 0, 4))).isInstanceOf(AssertionError.class);
        ndjson.write(Travellers.of(run, 4, 36));
        ndjson.finish(run);
        // Then
        assertThat(run.isStopped()).isTrue();
        assertThat(run.troubles()).singleElement().asString().contains("could not be written: AssertionError");
        assertThat(Contents.of(folder)).isEmpty();
    }

    @Test
    void a_manifest_that_cannot_be_written_leaves_the_next_run_free() throws IOException {
        // Given
        Files.createDirectories(folder.resolve("manifest.json").resolve("taken"));
        Ndjson ndjson = ndjson(new Numbers());
        Run run = Requests.run(4);
        ndjson.write(Travellers.of(run, 0, 4));
        // When
        ndjson.finish(run);
        // Then
        assertThat(run.troubles()).singleElement().asString().contains("cannot be written");
        Run next = Requests.run(4);
        ndjson.write(Travellers.of(next, 0, 4));
        assertThat(next.tally().delivered()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 17, 39})
    void people_who_cannot_be_encoded_end_the_run_and_nobody_waits_for_them(long broken) throws IOException {
        // Given
        Files.writeString(folder.resolve("Patient.ndjson"), "old\n");
        Ndjson ndjson = ndjson(new Numbers(broken));
        Run run = Requests.run(40);

        // When
        Travellers.gatherings(0, 40, 3).parallelStream()
                .forEach(some ->
                        ndjson.write(Travellers.of(run, some.get(0), some.get(1).intValue())));
        ndjson.finish(run);

        // Then
        assertThat(run.isStopped()).isTrue();
        assertThat(run.troubles())
                .singleElement()
                .asString()
                .contains("could not be encoded")
                .doesNotContain("has a name");
        assertThat(run.remaining()).isEqualTo(40);
        assertThat(Contents.of(folder)).containsOnlyKeys("Patient.ndjson");
    }

    @Test
    void a_run_that_is_given_up_lets_nobody_wait() {
        // Given
        Ndjson ndjson = ndjson(new Numbers());
        Run run = Requests.run(40);
        run.giveUp();
        Exchange late = Travellers.of(run, 20, 4);

        // When
        ndjson.write(late);
        ndjson.finish(run);

        // Then
        assertThat(late.isRouteStop()).isTrue();
        assertThat(run.remaining()).isEqualTo(40);
        assertThat(run.troubles()).singleElement().asString().contains("for everyone or for nobody");
    }

    private Ndjson ndjson(Numbers encoder) {
        return new Ndjson(encoder, folder, Compression.NONE, heard);
    }
}
