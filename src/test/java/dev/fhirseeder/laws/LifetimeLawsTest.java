package dev.fhirseeder.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.bundle.Line;
import dev.fhirseeder.generate.PatientRecord;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing happens to the unborn or to the dead, and nothing is known that has not happened. */
class LifetimeLawsTest {

    private static final int PEOPLE = 400;

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void nothing_happens_before_the_birth_after_the_death_or_after_as_of(String pt) {
        int dates = 0;
        int dead = 0;
        for (long i = 0; i < PEOPLE; i++) {
            // Given
            LocalDate asOf = Sample.TODAY.minusDays(Math.floorMod(i * 7_919, 2_500));
            PatientRecord record = Sample.record(pt, i, asOf);
            LocalDate birth = record.person().birthDate();
            LocalDate death = record.person().deceased();
            dead += death != null && !death.isAfter(asOf) ? 1 : 0;
            for (Line line : Sample.lines(record)) {
                // When
                Dates all = Dates.of(line.json().toString());
                Dates happened = all.happened();
                // Then
                dates += all.days().size();
                assertThat(happened.earliest()).as("born %s: %s", birth, line).isAfterOrEqualTo(birth);
                assertThat(all.latest()).as("as of %s: %s", asOf, line).isBeforeOrEqualTo(asOf);
                assertThat(death == null || !happened.latest().isAfter(death))
                        .as("died %s: %s", death, line.json())
                        .isTrue();
            }
        }
        assertThat(dates).isGreaterThan(20 * PEOPLE);
        assertThat(dead).isGreaterThan(PEOPLE / 100);
    }
}
