package dev.fhirseeder.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaxonomyTest {

    @Test
    void every_status_has_its_row() {
        assertThat(IntStream.range(100, 1000))
                .allSatisfy(status -> assertThat(Taxonomy.of(status)).isNotIn(Failure.UNREACHABLE, Failure.UNSENT));
    }

    @Test
    void every_failure_but_the_one_that_is_no_sign_has_a_row() {
        assertThat(Taxonomy.rows())
                .extracting(Taxonomy.Row::failure)
                .containsAll(Arrays.stream(Failure.values())
                        .filter(failure -> failure != Failure.UNSENT)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 408, 502, 504, 524, 599})
    void a_status_that_leaves_open_what_the_server_has_done_is_an_unknown_outcome(int status) {
        assertThat(Taxonomy.of(status)).isEqualTo(Failure.OUTCOME_UNKNOWN);
    }
}
