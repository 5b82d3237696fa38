package dev.fhirseeder.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TallyTest {

    private final Tally tally = new Tally();

    @Test
    void no_count_is_lost_however_many_count() {
        // When
        Crowd.of(4, thread -> {
            for (int i = 0; i < 50_000; i++) {
                tally.delivered(3, Map.of("Patient", 3, "Immunization", 20), 500);
                tally.deadLettered(2);
                tally.retried();
                tally.answered(i % 50);
            }
        });

        // Then
        assertThat(tally.delivered()).isEqualTo(600_000);
        assertThat(tally.deadLettered()).isEqualTo(400_000);
        assertThat(tally.bundles()).isEqualTo(200_000);
        assertThat(tally.retries()).isEqualTo(200_000);
        assertThat(tally.bytes()).isEqualTo(100_000_000);
        assertThat(tally.latency().getTotalCount()).isEqualTo(200_000);
        assertThat(tally.resources())
                .containsExactly(Map.entry("Immunization", 4_000_000L), Map.entry("Patient", 600_000L));
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 0", "7, 7", "86400000, 86400000", "86400001, 86400000", "9223372036854775807, 86400000"})
    void an_answer_time_that_cannot_be_kept_counts_as_the_nearest_that_can(long milliseconds, long kept) {
        // When
        tally.answered(milliseconds);

        // Then
        assertThat(tally.latency().getMaxValue()).isCloseTo(kept, withPercentage(0.1));
    }

    @Test
    void what_was_read_does_not_change_when_more_is_counted() {
        // Given
        tally.delivered(1, Map.of("Patient", 1), 1);
        Map<String, Long> read = tally.resources();

        // When
        tally.delivered(1, Map.of("Patient", 1), 1);

        // Then
        assertThat(read).containsExactly(Map.entry("Patient", 1L));
    }

    @Test
    void what_is_taken_back_to_a_checkpoint_leaves_those_before_it_delivered() {
        // Given
        Standing checkpoint = new Standing();
        checkpoint.enter(Entry.written(
                new Checkpoint(Indices.parse("0-1"), Map.of("Patient", 2L), 1, 200, Map.of("Patient.ndjson", 200L))));
        tally.delivered(3, Map.of("Patient", 3), 300);

        // When
        tally.takeBack(checkpoint);

        // Then
        assertThat(tally.delivered()).isEqualTo(2);
        assertThat(tally.left()).isEqualTo(1);
        assertThat(tally.bundles()).isEqualTo(1);
        assertThat(tally.bytes()).isEqualTo(200);
        assertThat(tally.resources()).containsExactly(Map.entry("Patient", 2L));
    }

    @Test
    void what_is_taken_back_was_never_delivered() {
        // Given
        tally.delivered(3, Map.of("Patient", 3), 500);
        tally.deadLettered(2);

        // When
        tally.takeBack(new Standing());

        // Then
        assertThat(tally.delivered()).isZero();
        assertThat(tally.bundles()).isZero();
        assertThat(tally.bytes()).isZero();
        assertThat(tally.resources()).isEmpty();
        assertThat(tally.deadLettered()).isEqualTo(2);
    }
}
