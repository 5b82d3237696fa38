package dev.fhirseeder.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.run.Requests;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SearchTest {

    private final AtomicLong looked = new AtomicLong();

    @Test
    void who_is_too_rare_is_not_looked_for_without_end() {
        // Given
        Search search = new Search(
                Requests.of(1), (request, index) -> looked.incrementAndGet() < 0, Long.MAX_VALUE, () -> false);

        // When
        Iterator<PatientRecord> nobody = search.records((index, place) -> {
            throw new AssertionError("nobody is wanted");
        });

        // Then
        assertThat(nobody.hasNext()).isFalse();
        assertThat(looked).hasValue(Search.PATIENCE);
    }

    @Test
    void nobody_is_looked_for_beyond_the_last_number_or_when_it_is_over() {
        // Given
        Search.Wanted nobody = (request, index) -> looked.incrementAndGet() < 0;

        // Then
        assertThat(new Search(Requests.from(90, 5), nobody, 100, () -> false)
                        .records((i, p) -> null)
                        .hasNext())
                .isFalse();
        assertThat(looked).hasValue(10);
        assertThat(new Search(Requests.of(5), nobody, 100, () -> true)
                        .records((i, p) -> null)
                        .hasNext())
                .isFalse();
        assertThat(looked).hasValue(10);
    }
}
