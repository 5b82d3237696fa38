package dev.fhirseeder.jurisdiction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.random.Draws;
import dev.fhirseeder.random.Permutation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

class NumberSchemeTest {

    static Stream<NumberScheme> schemes() {
        return Stream.of(new BritishColumbiaNumbers(), new OntarioNumbers());
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/health-numbers.csv", numLinesToSkip = 1)
    void known_examples_are_judged_as_published(String province, String number, String verdict) {
        // Given
        NumberScheme scheme = province.equals("BC") ? new BritishColumbiaNumbers() : new OntarioNumbers();
        List<String> completed = IntStream.range(0, 10)
                .mapToObj(d -> number.replace('?', (char) ('0' + d)))
                .distinct()
                .toList();

        // When
        List<Boolean> judged = completed.stream().map(scheme::isValid).toList();

        // Then
        assertThat(judged).as(number).containsOnly(verdict.equals("valid"));
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void a_hundred_thousand_indices_give_as_many_valid_numbers(NumberScheme scheme) {
        // Given
        Permutation permutation = new Permutation(scheme.capacity(), Draws.of(42));
        Set<String> numbers = new HashSet<>();

        // When
        for (long index = 0; index < 100_000; index++) {
            numbers.add(scheme.number(permutation.at(index)));
        }

        // Then
        assertThat(numbers).hasSize(100_000).allMatch(scheme::isValid);
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void ranks_follow_the_order_of_the_numbers(NumberScheme scheme) {
        // Given
        List<Long> ranks = new ArrayList<>(List.of(0L, 1L, 2L, scheme.capacity() - 2, scheme.capacity() - 1));
        Draws draws = Draws.of(3);
        IntStream.range(0, 2000).forEach(i -> ranks.add((long) (draws.unit() * scheme.capacity())));
        List<Long> ascending = ranks.stream().distinct().sorted().toList();

        // When
        List<String> numbers = ascending.stream().map(scheme::number).toList();

        // Then
        assertThat(numbers).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.naturalOrder());
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void a_number_with_one_changed_digit_fails(NumberScheme scheme) {
        // Given
        Permutation permutation = new Permutation(scheme.capacity(), Draws.of(7));

        // When
        List<String> changed = IntStream.range(0, 500)
                .mapToObj(i -> scheme.number(permutation.at(i)))
                .flatMap(NumberSchemeTest::withOneChangedDigit)
                .toList();

        // Then
        assertThat(changed).hasSize(500 * 90).noneMatch(scheme::isValid);
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void every_failing_number_is_well_formed_unique_and_fails(NumberScheme scheme) {
        // Given
        Permutation permutation = new Permutation(scheme.capacity(), Draws.of(42));
        Set<String> numbers = new HashSet<>();

        // When
        for (long index = 0; index < 100_000; index++) {
            numbers.add(scheme.failing(permutation.at(index)));
        }

        // Then
        assertThat(numbers).hasSize(100_000).allMatch(number -> number.matches("[1-9][0-9]{9}"));
        assertThat(numbers).noneMatch(scheme::isValid);
    }

    @Test
    void british_columbia_has_exactly_as_many_numbers_as_two_halves_multiply_to() {
        // Given
        long[] left = remainders(2, 4, 8, 5);
        long[] right = remainders(10, 9, 7, 3);
        long counted = 0;
        for (int l = 0; l < 11; l++) {
            for (int r = 0; r < 11; r++) {
                counted += (l + r) % 11 >= 2 ? left[l] * right[r] : 0;
            }
        }

        // When
        long capacity = new BritishColumbiaNumbers().capacity();

        // Then
        assertThat(capacity).isEqualTo(counted).isEqualTo(81_818_182);
    }

    @Test
    void ontario_has_nine_hundred_million_numbers() {
        // Given
        NumberScheme scheme = new OntarioNumbers();

        // When
        List<String> ends = List.of(scheme.number(0), scheme.number(scheme.capacity() - 1));

        // Then
        assertThat(scheme.capacity()).isEqualTo(900_000_000);
        assertThat(ends).containsExactly("1000000008", "9999999999");
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void a_rank_outside_the_capacity_is_refused(NumberScheme scheme) {
        // Given
        long beyond = scheme.capacity();

        // When // Then
        assertThatThrownBy(() -> scheme.number(beyond)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> scheme.number(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static Stream<String> withOneChangedDigit(String number) {
        return IntStream.range(0, number.length())
                .boxed()
                .flatMap(at -> IntStream.range(0, 10)
                        .mapToObj(digit -> number.substring(0, at) + digit + number.substring(at + 1)))
                .filter(changed -> !changed.equals(number));
    }

    private static long[] remainders(int... weights) {
        long[] counts = new long[11];
        for (int digits = 0; digits < 10_000; digits++) {
            int sum = 0;
            for (int i = 0, left = digits; i < 4; i++, left /= 10) {
                sum += weights[3 - i] * (left % 10);
            }
            counts[sum % 11]++;
        }
        return counts;
    }
}
