package dev.fhirseeder.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.settings.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a journal remembers, whenever the process ends. */
class JournalFileTest {

    private static final int PEOPLE = 60;
    private static final Header HEADER = new Header(RequestReader.words(Requests.of(PEOPLE)), Ledgers.SERVER, null);

    @TempDir
    Path folder;

    /** What the journal is to remember after so many bytes. */
    private record Confirmed(long length, String delivered, String deadLettered, String uncertain, long bytes) {

        static Confirmed of(Standing standing, long length) {
            return new Confirmed(
                    length,
                    standing.delivered().toString(),
                    standing.deadLettered().toString(),
                    standing.uncertain().toString(),
                    standing.bytes());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_process_that_ends_at_any_byte_has_remembered_exactly_what_was_confirmed(long seed) throws IOException {
        // Given
        Random chance = new Random(seed);
        List<Confirmed> history = written(chance);
        byte[] whole = Files.readAllBytes(file());

        for (int cut = (int) history.get(0).length(); cut <= whole.length; cut++) {
            Files.write(file(), Arrays.copyOf(whole, cut));

            // When
            Unfinished read = new Journals(folder).read("x");

            // Then
            int end = cut;
            Confirmed last = history.stream()
                    .filter(moment -> moment.length() <= end)
                    .reduce((earlier, later) -> later)
                    .orElseThrow();
            assertThat(Confirmed.of(read.standing(), read.length()))
                    .as("seed %d, cut after %d bytes", seed, cut)
                    .isEqualTo(last);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 100})
    void a_checkpoint_is_remembered_with_the_files_however_often_the_journal_is_written_anew(int limit) {
        // Given
        new Journals(folder).begin("x", HEADER).close();

        // When
        try (JournalFile journal = new JournalFile(file(), new Journals(folder).read("x"), limit)) {
            journal.written(
                    new Checkpoint(Indices.parse("0-9"), Map.of("Patient", 10L), 2, 70, Map.of("Patient.ndjson", 70L)));
            journal.written(new Checkpoint(
                    Indices.parse("10-19"),
                    Map.of("Patient", 10L, "Consent", 1L),
                    3,
                    90,
                    Map.of("Patient.ndjson", 150L, "Consent.ndjson", 10L)));
        }

        // Then
        Standing read = new Journals(folder).read("x").standing();
        assertThat(read.delivered()).hasToString("0-19");
        assertThat(read.files()).isEqualTo(Map.of("Patient.ndjson", 150L, "Consent.ndjson", 10L));
        assertThat(read.resources()).isEqualTo(Map.of("Patient", 20L, "Consent", 1L));
        assertThat(read.bundles()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void what_is_cut_off_is_written_over_and_a_journal_that_is_written_anew_says_the_same(long seed)
            throws IOException {
        // Given
        Random chance = new Random(seed);
        Standing expected = new Standing();
        new Journals(folder).begin("x", HEADER).close();

        for (int process = 0; process < 12; process++) {
            Unfinished begun = new Journals(folder).read("x");
            try (JournalFile journal = new JournalFile(file(), begun, 7)) {
                for (int i = 0; i < 10; i++) {
                    happen(chance, journal, expected);
                }
            }
            Files.writeString(file(), "{\"outcome\":\"delivered\",\"people\":\"0-", StandardOpenOption.APPEND);

            // When
            Unfinished read = new Journals(folder).read("x");

            // Then
            assertThat(Confirmed.of(read.standing(), 0)).isEqualTo(Confirmed.of(expected, 0));
            assertThat(read.standing().resources()).isEqualTo(expected.resources());
            assertThat(read.standing().bundles()).isEqualTo(expected.bundles());
            assertThat(read.lines()).isLessThanOrEqualTo(17);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "",
                "null",
                "{\"outcome\":\"delivered\"}",
                "{\"outcome\":\"lost\",\"people\":\"1\"}",
                "{\"outcome\":\"delivered\",\"people\":\"all\"}",
                "{\"outcome\":\"delivered\",\"people\":\"1\"}{}",
                "{\"outcome\":\"delivered\",\"people\":\"1\",\"who\":2}"
            })
    void any_other_line_that_is_none_is_named_with_its_number(String line) throws IOException {
        // Given
        new Journals(folder).begin("x", HEADER).close();
        Files.writeString(file(), line + "\n", StandardOpenOption.APPEND);

        // When
        assertThatThrownBy(() -> new Journals(folder).read("x"))

                // Then
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(file() + ": line 2 is none of a journal; mend the file, or remove it");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_full_disk_is_told_and_nothing_is_taken_for_remembered() throws IOException {
        // Given
        new Journals(folder).begin("x", HEADER).close();
        Unfinished begun = new Journals(folder).read("x");
        Files.delete(file());
        Files.createSymbolicLink(file(), Path.of("/dev/full"));

        // When
        assertThatThrownBy(() -> new JournalFile(file(), begun, 9).sending(Indices.parse("3")))

                // Then
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file().toString());
        assertThat(begun.standing().uncertain()).isEqualTo(Indices.parse(""));
    }

    @Test
    void who_was_not_taken_after_all_is_not_uncertain_and_needs_no_line_if_nobody_said_that_they_were_sent() {
        // Given
        Standing standing;
        try (JournalFile journal = new Journals(folder).begin("x", HEADER)) {
            journal.unsent(Indices.parse("0-3"));
            journal.sending(Indices.parse("4-9"));

            // When
            journal.unsent(Indices.parse("4-6"));
        }

        // Then
        Unfinished read = new Journals(folder).read("x");
        standing = read.standing();
        assertThat(standing.uncertain()).hasToString("7-9");
        assertThat(read.lines()).isEqualTo(3);
    }

    /** Lets things happen, and returns what was confirmed after each line. */
    private List<Confirmed> written(Random chance) throws IOException {
        Standing expected = new Standing();
        List<Confirmed> history = new ArrayList<>();
        try (JournalFile journal = new Journals(folder).begin("x", HEADER)) {
            history.add(Confirmed.of(expected, Files.size(file())));
            for (int i = 0; i < 25; i++) {
                happen(chance, journal, expected);
                history.add(Confirmed.of(expected, Files.size(file())));
            }
        }
        return history;
    }

    private static void happen(Random chance, Journal journal, Standing expected) {
        List<Long> open = LongStream.range(0, PEOPLE)
                .filter(index -> !expected.settled().contains(index))
                .boxed()
                .toList();
        if (open.isEmpty()) {
            return;
        }
        Indices who = Indices.of(chance.ints(1 + chance.nextInt(5), 0, open.size())
                .mapToObj(open::get)
                .toList());
        switch (chance.nextInt(4)) {
            case 0 -> {
                journal.sending(who);
                expected.enter(Entry.of(Entry.Outcome.SENDING, who));
            }
            case 1 -> {
                journal.deadLettered(who);
                expected.enter(Entry.of(Entry.Outcome.DEAD_LETTERED, who));
            }
            case 2 -> {
                journal.unsent(who);
                expected.enter(Entry.of(Entry.Outcome.UNSENT, who));
            }
            default -> {
                Map<String, Integer> resources = Map.of("Patient", 1, "Immunization", 2);
                journal.delivered(who, resources, 10);
                expected.enter(Entry.delivered(who, resources, 10));
            }
        }
    }

    private Path file() {
        return folder.resolve("run-x.jsonl");
    }
}
