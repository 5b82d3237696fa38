package dev.fhirseeder.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.fhirseeder.profile.Crowds;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** What people look like is a view of what was delivered, and never in its way. */
class PortrayalTest {

    private final Run run = Requests.run(10);

    @Test
    void people_who_are_delivered_are_counted() {
        // When
        run.portray(Crowds.of(10));

        // Then
        assertThat(run.profile())
                .hasValueSatisfying(profile -> assertThat(profile.people()).isEqualTo(10));
    }

    @Test
    void a_count_that_fails_harms_nobody_and_is_given_up() {
        // When
        assertThatCode(() -> run.portray(Collections.singletonList(null))).doesNotThrowAnyException();
        run.portray(Crowds.of(10));

        // Then
        assertThat(run.profile()).isEmpty();
        assertThat(run.isTroubled()).isFalse();
    }
}
