package dev.fhirseeder.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.bundle.Line;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.jurisdiction.HealthNumbers;
import dev.fhirseeder.person.HealthCard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is who: numbers, ids, and references that stay at home. */
class IdentityLawsTest {

    private static final int PEOPLE = 300;

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void a_health_number_passes_and_none_of_its_digits_can_be_changed(String pt) {
        int cards = 0;
        for (long i = 0; i < PEOPLE; i++) {
            // Given
            PatientRecord record = Sample.record(pt, i, Sample.POPULATION);
            HealthNumbers numbers = record.jurisdiction().healthNumbers();
            HealthCard card = record.person().healthCard();
            if (card != null) {
                cards++;
                // When
                List<String> passing = withOneChangedDigit(card.number())
                        .filter(numbers.scheme()::isValid)
                        .toList();
                // Then
                assertThat(numbers.scheme().isValid(card.number()))
                        .as(card.number())
                        .isTrue();
                assertThat(passing).as("flipped from %s", card.number()).isEmpty();
            }
        }
        assertThat(cards).isGreaterThan(PEOPLE * 9 / 10);
    }

    @Test
    void no_id_is_there_twice_in_either_province() {
        // Given
        Set<String> ids = new HashSet<>();
        int resources = 0;
        // When
        for (String pt : List.of("bc", "on")) {
            for (long i = 0; i < PEOPLE; i++) {
                Set<String> own = Sample.resources(pt, i, Sample.TODAY).keySet();
                resources += own.size();
                ids.addAll(own);
            }
        }
        // Then
        assertThat(resources).isGreaterThan(40 * PEOPLE);
        assertThat(ids).hasSize(resources);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void no_resource_refers_outside_its_own_record(String pt) {
        int references = 0;
        for (long i = 0; i < PEOPLE; i++) {
            // When
            List<Line> lines = Sample.lines(Sample.record(pt, i, Sample.TODAY));
            Set<String> own = lines.stream()
                    .map(line -> line.type() + "/"
                            + Sample.tree(line.json().toString()).get("id").asText())
                    .collect(Collectors.toSet());
            List<String> found = new ArrayList<>();
            lines.forEach(line -> collect(Sample.tree(line.json().toString()), found));
            // Then
            assertThat(own).as("index %s", i).containsAll(found);
            references += found.size();
        }
        assertThat(references).isGreaterThan(10 * PEOPLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void the_same_record_is_the_same_bytes_on_any_thread_and_in_any_order(String pt) {
        // Given
        List<Long> forth = LongStream.range(0, 120).boxed().toList();
        List<String> expected = forth.stream().map(i -> text(pt, i)).toList();
        // When
        List<String> found = LongStream.range(0, 120)
                .parallel()
                .map(i -> Math.floorMod(i * 7_919, 120L))
                .mapToObj(i -> i + " " + text(pt, i))
                .toList();
        // Then
        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(forth.stream()
                        .map(i -> i + " " + expected.get(i.intValue()))
                        .toList());
    }

    private static String text(String pt, long index) {
        return String.join("\n", Sample.resources(pt, index, Sample.TODAY).values());
    }

    private static void collect(JsonNode node, List<String> references) {
        if (node.path("reference").isTextual()) {
            references.add(node.get("reference").asText());
        }
        node.forEach(child -> collect(child, references));
    }

    private static Stream<String> withOneChangedDigit(String number) {
        return IntStream.range(0, number.length())
                .boxed()
                .flatMap(at -> IntStream.range(0, 10)
                        .mapToObj(digit -> number.substring(0, at) + digit + number.substring(at + 1)))
                .filter(changed -> !changed.equals(number));
    }
}
