package dev.fhirseeder.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.run.PostponedException;
import dev.fhirseeder.run.Run;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a message comes again, and when it is answered for as it is. */
class SetbacksTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private final Setbacks setbacks = new Setbacks();

    @Test
    void a_run_that_breaks_off_comes_again_twice_and_is_then_told_as_a_trouble() {
        // Given
        for (int i = 1; i < Setbacks.MOST; i++) {
            Run run = run();
            run.stop();

            // Then
            assertThatThrownBy(() -> setbacks.refuseUnfinished("p.1", run))
                    .isInstanceOf(PostponedException.class)
                    .hasMessageContaining("of its people 10 of 10 are left");
        }
        Run last = run();
        last.stop();
        setbacks.refuseUnfinished("p.1", last);
        assertThat(last.troubles())
                .containsExactly(
                        "of its people 10 of 10 are left: it has broken off 3 times, and does not begin again");
    }

    @Test
    void a_run_that_is_given_up_or_interrupted_comes_again_however_often() {
        for (int i = 0; i < 2 * Setbacks.MOST; i++) {
            // Given
            Run givenUp = run();
            givenUp.giveUp();
            Run interrupted = run();
            interrupted.interrupt();

            // Then
            assertThatThrownBy(() -> setbacks.refuseUnfinished("p.1", givenUp)).isInstanceOf(PostponedException.class);
            assertThatThrownBy(() -> setbacks.refuseUnfinished("p.1", interrupted))
                    .isInstanceOf(PostponedException.class);
        }
    }

    @Test
    void a_run_that_has_made_everybody_it_could_is_answered_for() {
        // Given
        Run run = run();

        // Then
        assertThatCode(() -> setbacks.refuseUnfinished("p.1", run)).doesNotThrowAnyException();
        assertThat(run.isTroubled()).isFalse();
    }

    private static Run run() {
        return new Run("p.1", new GenerationRequest(List.of("bc"), 10, 0, 7, DAY, DAY, List.of()), false);
    }
}
