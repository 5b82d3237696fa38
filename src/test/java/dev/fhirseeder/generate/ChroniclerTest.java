package dev.fhirseeder.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.history.Event;
import dev.fhirseeder.history.Immunization;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.jurisdiction.NumberStyle;
import dev.fhirseeder.random.RecordKey;
import dev.fhirseeder.vaccine.Catalogue;
import dev.fhirseeder.vaccine.Selection;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChroniclerTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final int PEOPLE = 5_000;

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void a_record_of_the_day_of_a_dose_does_not_know_what_became_known_of_it_later(String pt) {
        // Given
        Chronicler chronicler =
                new Chronicler(Jurisdictions.onClassPath().find(pt).orElseThrow(), Catalogue.load());
        LocalDate registry = chronicler.jurisdiction().registry().electronicSince();
        int later = 0;
        for (long i = 0; i < PEOPLE; i++) {
            RecordKey key = new RecordKey(42, pt, TODAY, i);
            PatientRecord whole = chronicler.record(key, TODAY, Selection.ALL);
            for (Event event : whole.history().events()) {
                boolean clouded =
                        event instanceof Immunization dose && (dose.flaw() != null || dose.reaction() != null);
                if (clouded && event.date().isAfter(registry)) {
                    // When
                    PatientRecord then = chronicler.record(key, event.date(), Selection.ALL);
                    // Then
                    assertThat(then.history()).isEqualTo(whole.history().asOf(event.date()));
                    later++;
                }
            }
        }
        assertThat(later).isGreaterThan(PEOPLE / 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void a_record_is_the_same_whether_it_is_explained_or_not(String pt) {
        // Given
        Chronicler chronicler =
                new Chronicler(Jurisdictions.onClassPath().find(pt).orElseThrow(), Catalogue.load());
        for (long i = 0; i < PEOPLE; i++) {
            RecordKey key = new RecordKey(42, pt, TODAY, i);
            // When
            ExplainedRecord explained = chronicler.explained(key, TODAY, Selection.ALL, NumberStyle.VALID);
            // Then
            assertThat(explained.record()).isEqualTo(chronicler.record(key, TODAY, Selection.ALL));
        }
    }
}
