package dev.fhirseeder.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountedTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0 | 0 people remain", "1 | 1 person remains", "2 | 2 people remain", "1500 | 1,500 people remain"
            })
    void one_is_called_otherwise_than_many(long count, String text) {
        assertThat(Counted.of(count, "person remains", "people remain")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0 | 1 | nobody of the kind that is wanted", "1 | 1000 | 1 of the 1,000 people who are wanted"})
    void who_is_found_is_counted_unless_it_was_one_person_who_was_wanted(long found, long wanted, String text) {
        assertThat(Counted.found(found, wanted)).isEqualTo(text);
    }
}
