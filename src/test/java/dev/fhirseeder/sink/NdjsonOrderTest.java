package dev.fhirseeder.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.run.Requests;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.sink.Export.Grain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The files of equal requests are the same bytes, however people were gathered and in whatever order they came. */
class NdjsonOrderTest {

    private static final int PEOPLE = 330;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"NONE, 1", "NONE, 13", "GZIP, 7", "GZIP, 330", "ZSTD, 1", "ZSTD, 64"})
    void nothing_depends_on_who_comes_first_and_with_whom(Compression compression, int together) {
        // Given
        SortedMap<String, String> expected = written("expected", compression, 0, PEOPLE, 10, new Random(0));

        for (long seed = 1; seed <= 20; seed++) {
            // When
            SortedMap<String, String> files =
                    written("other-" + seed, compression, 0, PEOPLE, together, new Random(seed));

            // Then
            assertThat(files).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_line_is_there_in_the_order_of_the_indices(Compression compression) {
        // When
        written("files", compression, 0, PEOPLE, 7, new Random(1));

        // Then
        List<String> expected = LongStream.range(0, PEOPLE)
                .boxed()
                .flatMap(index -> LongStream.range(0, index % 10)
                        .mapToObj("{\"resourceType\":\"Immunization\",\"id\":\"%d-%%d\"}".formatted(index)::formatted))
                .toList();
        assertThat(Contents.lines(folder.resolve("files/Immunization.ndjson" + compression.suffix())))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"NONE, 101", "GZIP, 100", "ZSTD, 150"})
    void chunks_one_after_another_are_the_whole(Compression compression, int border) {
        // Given
        SortedMap<String, String> whole = written("whole", compression, 0, PEOPLE, 7, new Random(1));

        // When
        SortedMap<String, String> first = written("first", compression, 0, border, 5, new Random(2));
        SortedMap<String, String> second = written("second", compression, border, PEOPLE, 3, new Random(3));

        // Then
        SortedMap<String, String> together = new TreeMap<>(first);
        second.forEach((name, bytes) -> together.merge(name, bytes, String::concat));
        together.remove("manifest.json");
        whole.remove("manifest.json");
        assertThat(together).isEqualTo(whole);
    }

    /** Compressed in blocks, which a checkpoint ends each fifty indices. */
    private SortedMap<String, String> written(
            String name, Compression compression, long first, long end, int together, Random chance) {
        Path files = folder.resolve(name);
        Ndjson ndjson = new Ndjson(new Numbers(), files, new Grain(compression, 50, 300), new Travellers.Heard());
        Run run = new Run("run-" + chance.nextInt(), Requests.from(first, end - first), false);
        List<List<Long>> gatherings = new ArrayList<>(Travellers.gatherings(first, end, together));
        Collections.shuffle(gatherings, chance);
        gatherings.parallelStream()
                .forEach(some ->
                        ndjson.write(Travellers.of(run, some.get(0), some.get(1).intValue())));
        ndjson.finish(run);
        assertThat(run.troubles()).isEmpty();
        assertThat(run.tally().resources().get("Patient")).isEqualTo(end - first);
        return Contents.of(files);
    }
}
