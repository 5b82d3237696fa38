package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.SettingsReader;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeapTest {

    /** What a JVM says of the heap that is shipped, in bytes: one of the two halves that the young take turns in is not counted. */
    private static final long SHIPPED = 58_392_576;

    @Test
    void the_heap_that_is_shipped_is_enough_for_the_defaults() {
        assertThat(Heap.warning(settings(Map.of()), SHIPPED, 2)).isEmpty();
    }

    @Test
    void who_sends_more_at_a_time_is_told_how_much_heap_that_wants() {
        assertThat(Heap.warning(settings(Map.of("PARALLELISM", "64")), SHIPPED, 2))
                .get()
                .asString()
                .contains("640 people", "_JAVA_OPTIONS=-Xmx232m");
    }

    @ParameterizedTest
    @CsvSource({"work", "kafka", "'http,kafka'"})
    void who_takes_messages_is_told_that_their_client_wants_more_and_96_megabytes_are_enough(String trigger) {
        // Given
        Settings settings = settings(Map.of("TRIGGER", trigger));

        // Then
        assertThat(Heap.warning(settings, SHIPPED, 2))
                .get()
                .asString()
                .contains("beside the client of Kafka", "_JAVA_OPTIONS=-Xmx76m");
        assertThat(Heap.warning(settings, 97_189_888, 2)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "collect"})
    void who_plans_sends_nobody_and_needs_no_more(String trigger) {
        assertThat(Heap.warning(settings(Map.of("TRIGGER", trigger, "PARALLELISM", "64")), SHIPPED, 2))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bundles, 4, 1000, 5000, true",
        "fhir, 64, 10, 1000, true",
        "bundles, 4, 1000, 100, false",
        "ndjson, 4, 1000, 5000, false",
        "fhir, 16, 10, 1000, false"
    })
    void more_than_the_heap_can_hold_is_refused(
            String sink, String parallelism, String bundleSize, String records, boolean refused) {
        // Given
        Map<String, String> chosen =
                Map.of("SINK", sink, "PARALLELISM", parallelism, "BUNDLE_SIZE", bundleSize, "NUM_RECORDS", records);

        // When
        Optional<String> problem = Heap.problem(settings(chosen), SHIPPED);

        // Then
        assertThat(problem.isPresent()).isEqualTo(refused);
        assertThat(problem.stream())
                .allMatch(text -> text.startsWith(
                        "BUNDLE_SIZE (seeder.bundle-size): found '%s', expected at most ".formatted(bundleSize)));
    }

    @ParameterizedTest
    @CsvSource({"TRIGGER, plan", "TRIGGER, work", "TRIGGER, verify", "VACCINES, MMR", "AGE_TO, 1"})
    void who_sends_nobody_or_perhaps_smaller_people_is_not_refused(String variable, String value) {
        Map<String, String> many = Map.of("PARALLELISM", "64", "NUM_RECORDS", "5000", variable, value);
        assertThat(Heap.problem(settings(many), SHIPPED)).isEmpty();
        assertThat(Heap.problem(settings(Map.of("PARALLELISM", "64", "NUM_RECORDS", "5000")), SHIPPED))
                .isPresent();
    }

    @Test
    void a_heap_in_which_nobody_fits_is_told_of_as_that() {
        assertThat(Heap.problem(settings(Map.of("PARALLELISM", "64", "NUM_RECORDS", "5000")), 32_000_000))
                .get()
                .asString()
                .contains("not one person fits");
    }

    @ParameterizedTest
    @CsvSource({"4, 1000, 2, false", "64, 100, 2, false", "64, 1000, 2, true", "4, 100, 64, false", "64, 100, 64, true"
    })
    void lines_of_files_want_little_for_whoever_travels_and_more_for_each_who_encodes(
            String parallelism, String bundleSize, int processors, boolean told) {
        Map<String, String> lines = Map.of("SINK", "ndjson", "PARALLELISM", parallelism, "BUNDLE_SIZE", bundleSize);
        assertThat(Heap.warning(settings(lines), SHIPPED, processors).isPresent())
                .isEqualTo(told);
    }

    private static Settings settings(Map<String, String> environment) {
        return new SettingsReader(environment, Map.of()).read();
    }
}
