package dev.fhirseeder.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.Lists;
import dev.fhirseeder.fhir.Records;
import dev.fhirseeder.generate.PatientRecord;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HandfulsTest {

    private final List<PatientRecord> people = Records.all();

    @Test
    void everybody_is_handed_on_once_and_in_order() {
        assertThat(Lists.newArrayList(Handfuls.grouped(people.iterator(), 3)))
                .containsExactly(people.subList(0, 3), people.subList(3, 4));
    }

    @Test
    void nobody_is_taken_before_a_handful_is_asked_for() {
        // Given
        Iterator<PatientRecord> records = people.iterator();

        // When
        Handfuls.grouped(records, 3).next();

        // Then
        assertThat(records).toIterable().containsExactly(people.get(3));
    }

    @Test
    void after_the_last_there_is_nobody() {
        // Given
        Iterator<List<PatientRecord>> nobody =
                Handfuls.grouped(List.<PatientRecord>of().iterator(), 3);

        // Then
        assertThat(nobody.hasNext()).isFalse();
        assertThatThrownBy(nobody::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void those_before_one_who_cannot_be_made_are_handed_on_and_then_it_is_said() {
        // Given
        Run run = Requests.run(3);
        Iterator<PatientRecord> broken = run.count(IntStream.range(0, 4)
                .mapToObj(i -> {
                    if (i == 2) {
                        throw new IllegalStateException("planted");
                    }
                    return people.get(i);
                })
                .iterator());

        // When
        Iterator<List<PatientRecord>> handfuls = Handfuls.grouped(broken, 3);
        List<PatientRecord> first = handfuls.next();

        // Then
        assertThat(first).isEqualTo(people.subList(0, 2));
        assertThat(handfuls.hasNext()).isTrue();
        assertThatThrownBy(handfuls::next).hasMessage("planted");
        assertThat(handfuls.hasNext()).isFalse();
    }
}
