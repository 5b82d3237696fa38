package dev.fhirseeder.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.deliver.DeliveryListener;
import dev.fhirseeder.deliver.Share;
import dev.fhirseeder.run.Checkpoint;
import dev.fhirseeder.run.Indices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToldTest {

    private static final Checkpoint CHECKPOINT =
            new Checkpoint(Indices.parse("0-3"), Map.of("Patient", 4L), 1, 50, Map.of());

    private final Shares heard = new Shares();

    @Test
    void people_of_one_province_are_told_of_with_it() {
        // Given
        Told told = new Told(heard, List.of("on"));

        // When
        told.add(CHECKPOINT);
        told.tell();
        told.tell();

        // Then
        assertThat(heard.shares).containsExactly(new Share("on", 4, Map.of("Patient", 4)));
    }

    @Test
    void of_several_provinces_it_is_not_told_who_lives_where() {
        // Given
        Told told = new Told(heard, List.of("on", "bc"));

        // When
        told.add(CHECKPOINT);
        told.tell();

        // Then
        assertThat(heard.shares).extracting(Share::pt).containsExactly(Share.SEVERAL);
    }

    /** Keeps what it hears of arrivals. */
    private static final class Shares implements DeliveryListener {

        private final List<Share> shares = new ArrayList<>();

        @Override
        public void delivered(List<Share> some, long bytes) {
            shares.addAll(some);
        }

        @Override
        public void attempted(int status, String outcome, Duration time) {
            throw new IllegalStateException("Files answer nothing");
        }

        @Override
        public void deadLettered(List<Share> some) {
            throw new IllegalStateException("Nobody is dead-lettered here");
        }

        @Override
        public void ended(boolean isDelivered, Duration time) {
            throw new IllegalStateException("There are no Bundles here");
        }
    }
}
