package dev.fhirseeder.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeGroupsTest {

    private final AgeGroups groups = new AgeGroups(0, 1, 2, 5, 65);

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 0", "1, 1", "2, 2", "4, 2", "5, 3", "64, 3", "65, 4", "130, 4"})
    void an_age_belongs_to_the_group_that_begins_last_before_it(int years, int group) {
        assertThat(groups.of(years)).isEqualTo(group);
    }

    @Test
    void groups_are_named_by_their_first_and_last_age() {
        assertThat(IntStream.range(0, groups.size()).mapToObj(groups::name))
                .containsExactly("0", "1", "2–4", "5–64", "65+");
    }
}
