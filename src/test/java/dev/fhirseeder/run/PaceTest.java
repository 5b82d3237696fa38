package dev.fhirseeder.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.run.Pace.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final Pace pace = new Pace();

    @Test
    void who_arrives_counts_in_the_span_of_the_time() {
        // When
        pace.arrived(10, 2, 40);
        pace.arrived(249, 3, 60);
        pace.retried(600);

        // Then
        assertThat(pace.spans())
                .containsExactly(new Span(0, 5, 100, 0), new Span(250, 0, 0, 0), new Span(500, 0, 0, 1));
    }

    @Test
    void a_run_of_a_day_takes_no_more_room_and_loses_nobody() {
        // When
        for (int second = 0; second < 86_400; second++) {
            pace.arrived(1_000L * second, 1, 10);
        }

        // Then
        List<Span> spans = pace.spans();
        assertThat(spans).hasSizeBetween(Pace.MOST / 2, Pace.MOST);
        assertThat(spans.stream().mapToLong(Span::people).sum()).isEqualTo(86_400);
        assertThat(spans.stream().mapToLong(Span::resources).sum()).isEqualTo(864_000);
        assertThat(spans).extracting(Span::from).contains(pace.width(), 10 * pace.width());
        assertThat(spans.get(3).people()).isEqualTo(pace.width() / 1_000);
    }

    @Test
    void nobody_yet_is_no_span() {
        assertThat(pace.spans()).isEmpty();
    }
}
