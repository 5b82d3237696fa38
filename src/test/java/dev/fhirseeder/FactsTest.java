package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.settings.SettingsReader;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FactsTest {

    @Test
    void a_seed_that_is_drawn_is_exact_for_who_reads_numbers_as_javascript_does() {
        // Given
        RequestReader requests = Facts.shared().requests(new SettingsReader(Map.of(), Map.of()).read());

        // When
        long[] seeds = LongStream.generate(() -> requests.read(Map.of()).seed())
                .limit(200)
                .toArray();

        // Then
        assertThat(LongStream.of(seeds)).allMatch(seed -> Math.abs(seed) < 1L << 53);
        assertThat(LongStream.of(seeds).filter(seed -> Math.abs(seed) > Integer.MAX_VALUE))
                .hasSizeGreaterThan(100);
    }
}
