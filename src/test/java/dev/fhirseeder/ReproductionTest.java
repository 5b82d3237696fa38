package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.random.RecordKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A record is the same bytes whoever makes it: any thread count, chunking, Bundle size or company. */
class ReproductionTest {

    private static final int PEOPLE = 120;

    @TempDir
    Path data;

    @ParameterizedTest
    @CsvSource({"1, 1", "64, 7", "3, 1000"})
    void parallelism_and_bundle_size_change_no_byte(int parallelism, int bundleSize) {
        // Given
        List<String> expected = lines(seeding("expected", "bc", 0, PEOPLE));

        // When
        List<String> lines = lines(seeding("other", "bc", 0, PEOPLE)
                .with("PARALLELISM", parallelism)
                .with("BUNDLE_SIZE", bundleSize));

        // Then
        assertThat(lines).isEqualTo(expected);
    }

    @Test
    void chunks_by_start_index_make_the_whole() {
        // Given
        List<String> whole = lines(seeding("whole", "on", 0, PEOPLE));

        // When
        Stream<String> chunks = Stream.of(
                        lines(seeding("first", "on", 0, 17)),
                        lines(seeding("second", "on", 17, 63)),
                        lines(seeding("third", "on", 80, PEOPLE - 80)))
                .flatMap(List::stream);

        // Then
        assertThat(chunks.sorted().toList()).isEqualTo(whole);
    }

    @Test
    void two_provinces_together_are_the_even_records_of_the_one_and_the_odd_ones_of_the_other() {
        // Given
        List<String> alone = Stream.concat(
                        lines(seeding("bc", "bc", 0, PEOPLE)).stream().filter(isOf("bc", 0)),
                        lines(seeding("on", "on", 0, PEOPLE)).stream().filter(isOf("on", 1)))
                .sorted()
                .toList();

        // When
        List<String> together = lines(seeding("together", "bc,on", 0, PEOPLE));

        // Then
        assertThat(together).isEqualTo(alone);
    }

    /** Tells whether a resource is of every second record of a province, from the first on. */
    private static Predicate<String> isOf(String pt, int first) {
        LocalDate date = LocalDate.of(2026, 11, 22);
        List<String> patients = IntStream.range(0, PEOPLE)
                .filter(index -> index % 2 == first)
                .mapToObj(
                        index -> new RecordKey(7, pt, date, index).id("patient").toString())
                .toList();
        return line -> patients.stream().anyMatch(line::contains);
    }

    @Test
    void another_seed_makes_other_people() {
        // Given
        List<String> seven = lines(seeding("seven", "bc", 0, 10));

        // When
        List<String> eight = lines(seeding("eight", "bc", 0, 10).with("SEED", 8));

        // Then
        assertThat(eight).doesNotContainAnyElementsOf(seven);
    }

    @Test
    void a_later_day_only_adds_to_what_was_known() {
        // Given
        List<String> earlier = lines(
                seeding("earlier", "bc", 0, PEOPLE).with("AS_OF", "2020-06-30").with("POPULATION_DATE", "2019-01-01"));

        // When
        List<String> later = lines(
                seeding("later", "bc", 0, PEOPLE).with("AS_OF", "2026-11-22").with("POPULATION_DATE", "2019-01-01"));

        // Then
        Map<String, String> byId = later.stream().collect(Collectors.toMap(ReproductionTest::id, Function.identity()));
        assertThat(byId).containsKeys(earlier.stream().map(ReproductionTest::id).toArray(String[]::new));
        assertThat(later).hasSizeGreaterThan(earlier.size());
        assertThat(earlier)
                .filteredOn(line -> !line.equals(byId.get(id(line))))
                .allSatisfy(line -> assertThat(byId.get(id(line)))
                        .as("what was found between the days")
                        .containsAnyOf("\"deceasedDateTime\"", "\"isSubpotent\"", "\"reaction\""))
                .hasSizeLessThan(earlier.size() / 100);
    }

    private static String id(String line) {
        return line.substring(0, line.indexOf("\"meta\""));
    }

    @Test
    void restricting_the_vaccines_leaves_those_that_remain_as_they_are() {
        // Given
        List<String> all = lines(seeding("all", "bc", 0, PEOPLE));

        // When
        List<String> measles = lines(seeding("measles", "bc", 0, PEOPLE).with("VACCINES", "measles"));

        // Then
        assertThat(all).containsAll(measles);
        assertThat(measles)
                .filteredOn(line -> line.startsWith("{\"resourceType\":\"Immunization\""))
                .isNotEmpty()
                .allMatch(line -> line.contains("14189004"));
    }

    private Seeding seeding(String name, String pt, int start, int people) {
        return new Seeding(data.resolve(name))
                .with("SINK", "ndjson")
                .with("PT", pt)
                .with("SEED", 7)
                .with("AS_OF", "2026-11-22")
                .with("START_INDEX", start)
                .with("NUM_RECORDS", people);
    }

    private static List<String> lines(Seeding seeding) {
        assertThat(seeding.run()).as("exit code").isZero();
        return seeding.files("ndjson", ".ndjson").stream()
                .flatMap(ReproductionTest::read)
                .sorted()
                .toList();
    }

    private static Stream<String> read(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
