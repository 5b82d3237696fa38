package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunNamesTest {

    @Test
    void the_first_run_is_called_as_the_operator_chose_and_the_later_ones_with_a_number() {
        // Given
        RunNames names = new RunNames(Optional.of("nightly"));

        // Then
        assertThat(Stream.generate(names).limit(3)).containsExactly("nightly", "nightly-2", "nightly-3");
    }

    @Test
    void a_name_that_is_taken_back_is_given_to_the_next() {
        // Given
        RunNames names = new RunNames(Optional.of("nightly"));
        names.get();

        // When
        names.takeBack();

        // Then
        assertThat(Stream.generate(names).limit(2)).containsExactly("nightly", "nightly-2");
    }

    @Test
    void without_a_choice_a_run_is_called_by_its_time_and_drawn_letters() {
        assertThat(new RunNames(Optional.empty()).get()).matches("\\d{8}-\\d{6}-[0-9a-f]{10}");
    }

    @Test
    void drawn_names_of_the_same_moment_differ() {
        // Given
        RunNames names = new RunNames(Optional.empty());

        // Then
        assertThat(Stream.generate(names).limit(2_000)).doesNotHaveDuplicates();
    }
}
