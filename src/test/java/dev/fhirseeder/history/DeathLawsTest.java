package dev.fhirseeder.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.generate.Chronicler;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.vaccine.Selection;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of what a death ends, tried on whole records well beyond today. */
class DeathLawsTest {

    private static final int SAMPLE = 3_000;

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void nothing_is_dated_after_the_death(String pt) {
        // Given
        Chronicler chronicler = chronicler(pt);
        int dead = 0;
        // When
        for (long i = 0; i < SAMPLE; i++) {
            PatientRecord record = chronicler.record(People.key(pt, i), Lives.END, Selection.ALL);
            LocalDate death = record.person().deceased();
            if (death == null) {
                continue;
            }
            dead += death.isBefore(People.TODAY) ? 1 : 0;
            // Then
            assertThat(record.history().events())
                    .as("index %s, died on %s", i, death)
                    .noneMatch(event -> event.date().isAfter(death))
                    .noneMatch(event -> event.date().isBefore(record.person().birthDate()));
        }
        assertThat(dead).isGreaterThan(SAMPLE / 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void a_death_changes_nothing_of_what_was_before_it(String pt) {
        // Given
        Historian historian = Historian.load(pt, Lives.CATALOGUE);
        for (long i = 0; i < Lives.SAMPLE; i++) {
            Person alive = People.person(pt, i);
            LocalDate death = People.TODAY.plusDays(i);
            // When
            List<Event> whole = historian
                    .history(People.key(pt, i), alive, Lives.END)
                    .asOf(death)
                    .events();
            List<Event> ended = historian
                    .history(People.key(pt, i), People.dead(alive, death), Lives.END)
                    .events();
            // Then
            assertThat(ended).as("index %s", i).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void as_of_a_day_before_the_death_the_record_does_not_show_it(String pt) {
        // Given
        Chronicler chronicler = chronicler(pt);
        for (long i = 0; i < SAMPLE; i += 3) {
            // When
            History late = chronicler
                    .record(People.key(pt, i), Lives.END, Selection.ALL)
                    .history();
            History early = chronicler
                    .record(People.key(pt, i), People.TODAY, Selection.ALL)
                    .history();
            // Then
            assertThat(early).as("index %s", i).isEqualTo(late.asOf(People.TODAY));
        }
    }

    private static Chronicler chronicler(String pt) {
        return new Chronicler(Jurisdictions.onClassPath().find(pt).orElseThrow(), Lives.CATALOGUE);
    }
}
