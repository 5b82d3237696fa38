package dev.fhirseeder.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path ledger;

    @Test
    void journals_of_chunks_go_that_nobody_has_written_to_and_no_others() throws IOException {
        // Given
        Runs runs = new Ledgers(ledger).runs();
        runs.chunk("p.1", Requests.of(10));
        runs.chunk("p.2", Requests.of(20));
        runs.open(Map.of());
        for (Path file : all()) {
            Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(file.endsWith("run-p.2.jsonl") ? 5 : 60)));
        }

        // When
        Leftovers.remove(ledger, NOW.minusSeconds(30));

        // Then
        assertThat(all()).containsExactly(ledger.resolve("chunks/run-p.2.jsonl"), ledger.resolve("run-run-1.jsonl"));
    }

    @Test
    void a_chunk_that_comes_back_goes_on_by_its_journal_which_goes_when_it_is_done() throws IOException {
        // Given
        new Ledgers(ledger).runs().chunk("p.1", Requests.of(2)).delivered(Indices.parse("0"), Map.of("Patient", 1), 1);

        // When
        Runs again = new Ledgers(ledger).runs();
        Run run = again.chunk("p.1", Requests.of(2));
        long restored = run.restored();
        run.delivered(Indices.parse("1"), Map.of("Patient", 1), 1);
        run.taken(1);
        again.close(run);

        // Then
        assertThat(restored).isEqualTo(1);
        assertThat(all()).isEmpty();
    }

    @Test
    void a_ledger_that_is_not_there_is_nothing_to_tell_of() {
        Leftovers.remove(ledger.resolve("none"), NOW);
    }

    private List<Path> all() throws IOException {
        try (Stream<Path> files = Files.walk(ledger)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
