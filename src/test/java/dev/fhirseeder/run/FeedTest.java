package dev.fhirseeder.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.jurisdiction.NumberStyle;
import dev.fhirseeder.person.Criteria;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedTest {

    @TempDir
    Path folder;

    @Test
    void a_feed_begins_with_what_is_asked() {
        // When
        GenerationRequest first = feed().next(Requests.from(40, 10));

        // Then
        assertThat(first).isEqualTo(Requests.from(40, 10));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void ticks_take_the_indices_one_after_the_other_across_restarts_and_stops(long seed) {
        // Given
        Random chance = new Random(seed);
        long next = 0;

        for (int tick = 0; tick < 50; tick++) {
            long asked = 1 + chance.nextInt(20);
            long generated = chance.nextInt((int) asked + 1);

            // When
            GenerationRequest request = feed().next(Requests.of(asked));
            feed().advance(request, generated);

            // Then
            assertThat(request.startIndex()).as("seed %d, tick %d", seed, tick).isEqualTo(next);
            assertThat(request.records()).isEqualTo(asked);
            next += generated;
        }
    }

    @Test
    void a_later_day_goes_on_with_the_seed_and_the_population_date_of_the_first() {
        // Given
        feed().advance(Requests.of(10), 10);
        LocalDate later = Requests.DAY.plusDays(3);

        // When
        GenerationRequest next =
                feed().next(new GenerationRequest(List.of("bc"), 5, 0, 99, later, later, List.of("MMR")));

        // Then
        assertThat(next).isEqualTo(new GenerationRequest(List.of("bc"), 5, 10, 7, later, Requests.DAY, List.of("MMR")));
    }

    @Test
    void a_tick_has_the_health_numbers_and_the_completeness_that_are_asked_for_now() {
        // Given
        feed().advance(Requests.of(10), 10);
        LocalDate day = Requests.DAY;

        // When
        Criteria criteria = new Criteria(12L, 17L, List.of("Kelowna"));
        GenerationRequest next = feed().next(new GenerationRequest(
                List.of("bc"), 5, 0, 7, day, day, List.of(), NumberStyle.INVALID_CHECK_DIGIT, 0.7, criteria));

        // Then
        assertThat(next.healthNumbers()).isEqualTo(NumberStyle.INVALID_CHECK_DIGIT);
        assertThat(next.completeness()).isEqualTo(0.7);
        assertThat(next.criteria()).isEqualTo(criteria);
    }

    @Test
    void other_provinces_and_another_chosen_seed_are_feeds_of_their_own() {
        // Given
        feed().advance(Requests.of(10), 10);
        GenerationRequest both =
                new GenerationRequest(List.of("bc", "on"), 5, 0, 7, Requests.DAY, Requests.DAY, List.of());

        // When
        long others = feed().next(both).startIndex();
        long chosen =
                new Feed(folder, Optional.of(7L), true).next(Requests.of(5)).startIndex();

        // Then
        assertThat(others).isZero();
        assertThat(chosen).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"seed\":1,\"populationDate\":\"2026-11-22\",\"index\":3}", "{\"seed\":\"x\"}"})
    void a_state_that_is_none_is_named_and_never_taken_for_a_new_feed(String content) throws IOException {
        // Given
        feed().advance(Requests.of(10), 10);
        Path file = folder.resolve("feed-bc.json");
        Files.writeString(file, content);

        // When
        assertThatThrownBy(() -> feed().next(Requests.of(5)))

                // Then
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("mend or remove it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"seed\":7,\"populationDate\":\"2026-11-22\"}",
                "{\"seed\":7,\"nextIndex\":3}",
                "{\"seed\":7,\"populationDate\":\"soon\",\"nextIndex\":3}"
            })
    void a_state_of_which_a_part_is_missing_is_named_too(String content) throws IOException {
        // Given
        Path file = folder.resolve("feed-bc.json");
        Files.writeString(file, content);

        // When
        assertThatThrownBy(() -> feed().next(Requests.of(5)))

                // Then
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(file.toString());
    }

    private Feed feed() {
        return new Feed(folder, Optional.empty(), true);
    }
}
