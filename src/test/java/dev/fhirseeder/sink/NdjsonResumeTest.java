package dev.fhirseeder.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.run.Resumable;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.sink.Export.Grain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run whose process ended goes on from its last checkpoint, and its files are those of a run that was left alone. */
class NdjsonResumeTest {

    private static final long FIRST = 20;
    private static final long PEOPLE = 310;
    private static final long END = FIRST + PEOPLE;
    private static final int EVERY = 50;

    @TempDir
    Path folder;

    private final Travellers.Heard heard = new Travellers.Heard();
    private Path files = Path.of("");
    private Resumable runs = new Resumable(files, files);

    @BeforeEach
    void begin() {
        files = folder.resolve("ndjson");
        runs = new Resumable(folder.resolve("ledger"), files);
    }

    @ParameterizedTest
    @EnumSource
    void processes_that_are_killed_at_any_moment_leave_what_one_would_have_left(Compression compression) {
        // Given
        SortedMap<String, String> expected = undisturbed(compression);
        Run run = runs.open(FIRST, PEOPLE);

        // When
        for (long killed = FIRST + 7; killed < END; killed += 31) {
            Travellers.write(ndjson(compression), run, FIRST + run.restored(), killed, 3);
            run = runs.open(FIRST, PEOPLE);
            assertThat(FIRST + run.restored())
                    .as("killed after %d", killed)
                    .isEqualTo(killed < EVERY ? FIRST : killed / EVERY * EVERY);
        }
        complete(run, compression);

        // Then
        assertThat(run.troubles()).isEmpty();
        assertThat(run.tally().delivered()).isEqualTo(PEOPLE);
        assertThat(Contents.of(files)).isEqualTo(expected);
        assertThat(heard.people()).isEqualTo(PEOPLE);
        assertThat(heard.resources().get("Patient")).isEqualTo(310);
    }

    @Test
    void a_run_that_ends_before_its_time_has_delivered_those_of_its_last_checkpoint() throws IOException {
        // Given
        Files.createDirectories(files);
        Files.writeString(files.resolve("Patient.ndjson"), "old\n");
        SortedMap<String, String> expected = undisturbed(Compression.GZIP);
        Run first = runs.open(FIRST, PEOPLE);
        Ndjson ndjson = ndjson(Compression.GZIP);
        Travellers.write(ndjson, first, FIRST, 188, 3);

        // When
        ndjson.finish(first);

        // Then
        assertThat(first.tally().delivered()).isEqualTo(150 - FIRST);
        assertThat(first.remaining()).isEqualTo(END - 150);
        assertThat(first.tally().resources().get("Patient")).isEqualTo(130);
        assertThat(heard.people()).isEqualTo(130);
        assertThat(files.resolve("Patient.ndjson")).hasContent("old\n");
        assertThat(first.files())
                .allSatisfy((name, length) -> assertThat(part(first, name)).hasSize(length));
        runs.close(first);
        complete(runs.open(FIRST, PEOPLE), Compression.GZIP);
        assertThat(Contents.of(files)).isEqualTo(expected);
        assertThat(heard.people()).isEqualTo(PEOPLE);
    }

    @Test
    void a_gathering_is_counted_once_in_however_many_portions_it_is_worked_off() {
        // Given
        Run run = runs.open(FIRST, PEOPLE);
        Ndjson ndjson = ndjson(Compression.NONE);
        Travellers.write(ndjson, run, FIRST, 180, 10);
        assertThat(run.tally().bundles()).isEqualTo(16);

        // When
        ndjson.finish(run);

        // Then
        assertThat(run.tally().bundles()).isEqualTo(13);
    }

    @ParameterizedTest
    @CsvSource({"100, what the run goes on with lies beside them", "49, they are written for everyone or for nobody"})
    void an_interrupted_run_says_what_it_leaves(long written, String expected) {
        // Given
        Run run = runs.open(FIRST, PEOPLE);
        Ndjson ndjson = ndjson(Compression.NONE);
        Travellers.write(ndjson, run, FIRST, written, 3);

        // When
        run.interrupt();
        ndjson.finish(run);

        // Then
        assertThat(run.troubles()).singleElement().asString().contains(expected);
    }

    @Test
    void who_came_before_the_first_checkpoint_leaves_nothing() {
        // Given
        Run run = runs.open(FIRST, PEOPLE);
        Ndjson ndjson = ndjson(Compression.NONE);
        Travellers.write(ndjson, run, FIRST, 49, 3);

        // When
        ndjson.finish(run);

        // Then
        assertThat(run.remaining()).isEqualTo(PEOPLE);
        assertThat(Contents.of(files)).isEmpty();
    }

    @Test
    void parts_that_somebody_has_removed_are_written_anew() throws IOException {
        // Given
        SortedMap<String, String> expected = undisturbed(Compression.NONE);
        Run first = runs.open(FIRST, PEOPLE);
        Travellers.write(ndjson(Compression.NONE), first, FIRST, 188, 3);
        Files.delete(part(first, "Condition.ndjson"));

        // When
        Run second = runs.open(FIRST, PEOPLE);
        complete(second, Compression.NONE);

        // Then
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(Contents.of(files)).isEqualTo(expected);
    }

    @Test
    void another_run_in_between_takes_the_folder_and_the_first_begins_anew() {
        // Given
        SortedMap<String, String> expected = undisturbed(Compression.NONE);
        Travellers.write(ndjson(Compression.NONE), runs.open(FIRST, PEOPLE), FIRST, 188, 3);
        Run other = runs.open(0, 400);
        Travellers.write(ndjson(Compression.NONE), other, 0, 399, 3);

        // When
        Run run = runs.open(FIRST, PEOPLE);
        complete(run, Compression.NONE);

        // Then
        assertThat(run.restored()).isZero();
        assertThat(Contents.of(files)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, NONE", "1, NONE", "3, NONE", "2, ZSTD"})
    void a_process_that_was_killed_while_files_took_their_place_is_brought_to_its_end(
            int placed, Compression compression) throws IOException {
        // Given
        SortedMap<String, String> expected = undisturbed(compression);
        Run first = runs.open(FIRST, PEOPLE);
        Ndjson broken = ndjson(compression);
        Travellers.write(broken, first, FIRST, END, 3);
        Files.createDirectories(files.resolve("Patient.ndjson" + compression.suffix()));
        broken.finish(first);
        assertThat(first.remaining()).isEqualTo(PEOPLE);
        Files.delete(files.resolve("Patient.ndjson" + compression.suffix()));
        for (String name : first.files().keySet().stream().limit(placed).toList()) {
            Files.move(part(first, name), files.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        }

        // When
        Run second = runs.open(FIRST, PEOPLE);
        ndjson(compression).finish(second);

        // Then
        assertThat(second.remaining()).isZero();
        assertThat(second.troubles()).isEmpty();
        assertThat(Contents.of(files)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Condition.ndjson", "Patient.ndjson"})
    void no_manifest_stands_while_files_take_their_place(String name) throws IOException {
        // Given
        Files.createDirectories(files);
        Files.writeString(files.resolve("manifest.json"), "old\n");
        Run run = runs.open(FIRST, PEOPLE);
        Ndjson ndjson = ndjson(Compression.NONE);
        Travellers.write(ndjson, run, FIRST, END, 3);
        Files.delete(part(run, name));

        // When
        ndjson.finish(run);

        // Then
        assertThat(run.remaining()).isEqualTo(PEOPLE);
        assertThat(files.resolve("manifest.json")).doesNotExist();
    }

    private SortedMap<String, String> undisturbed(Compression compression) {
        Path alone = folder.resolve("alone");
        Resumable others = new Resumable(folder.resolve("other-ledger"), alone);
        Run run = others.open(FIRST, PEOPLE);
        Ndjson ndjson = new Ndjson(new Numbers(), alone, new Grain(compression, EVERY, 300), new Travellers.Heard());
        Travellers.write(ndjson, run, FIRST, END, 10);
        ndjson.finish(run);
        assertThat(run.troubles()).isEmpty();
        return Contents.of(alone);
    }

    private void complete(Run run, Compression compression) {
        Ndjson ndjson = ndjson(compression);
        Travellers.write(ndjson, run, FIRST + run.restored(), END, 7);
        ndjson.finish(run);
        assertThat(run.troubles()).isEmpty();
    }

    private Path part(Run run, String name) {
        return files.resolve(name + "." + run.id() + ".part");
    }

    private Ndjson ndjson(Compression compression) {
        return new Ndjson(new Numbers(), files, new Grain(compression, EVERY, 300), heard);
    }
}
