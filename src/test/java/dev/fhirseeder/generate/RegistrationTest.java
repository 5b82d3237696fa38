package dev.fhirseeder.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.fhirseeder.history.Event;
import dev.fhirseeder.history.Immunization;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.jurisdiction.NumberStyle;
import dev.fhirseeder.person.Criteria;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.vaccine.Catalogue;
import dev.fhirseeder.vaccine.Selection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of a registry that does not know everything, tried on a sample. */
class RegistrationTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final int PEOPLE = 400;

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void so_many_of_the_doses_of_childhood_are_known_and_all_of_the_rest(String pt) {
        // Given
        List<PatientRecord> all = records(pt, 1, TODAY);
        // When
        List<PatientRecord> some = records(pt, 0.7, TODAY);
        // Then
        assertThat(count(some, true)).isCloseTo(7 * count(all, true) / 10, withinPercentage(5));
        assertThat(count(some, false)).isEqualTo(count(all, false));
        assertThat(some)
                .extracting(PatientRecord::person)
                .isEqualTo(all.stream().map(PatientRecord::person).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void a_fuller_registry_knows_all_that_a_poorer_one_knows_and_word_for_word(String pt) {
        // Given
        List<PatientRecord> poor = records(pt, 0.4, TODAY);
        // When
        List<PatientRecord> rich = records(pt, 0.8, TODAY);
        // Then
        for (int i = 0; i < PEOPLE; i++) {
            assertThat(rich.get(i).history().events())
                    .as("index %s", i)
                    .containsSubsequence(poor.get(i).history().events());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void what_is_known_on_a_day_is_known_on_any_later_day(String pt) {
        // Given
        LocalDate later = TODAY.plusYears(2);
        // When
        List<PatientRecord> early = records(pt, 0.6, TODAY);
        List<PatientRecord> late = records(pt, 0.6, later);
        // Then
        for (int i = 0; i < PEOPLE; i++) {
            assertThat(late.get(i).history().asOf(TODAY))
                    .as("index %s", i)
                    .isEqualTo(early.get(i).history());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void what_is_known_of_one_vaccine_depends_on_no_other(String pt) {
        // Given
        Selection measles = Selection.of(List.of("MMR"));
        List<PatientRecord> all = records(pt, 0.6, TODAY);
        // When
        List<PatientRecord> restricted = records(pt, 0.6, TODAY, List.of("MMR"));
        // Then
        for (int i = 0; i < PEOPLE; i++) {
            assertThat(doses(restricted.get(i)))
                    .as("index %s", i)
                    .isEqualTo(doses(all.get(i)).stream()
                            .filter(dose -> measles.chooses(dose.series(), dose.product()))
                            .toList());
        }
    }

    private static List<Immunization> doses(PatientRecord record) {
        return record.history().events().stream()
                .filter(Immunization.class::isInstance)
                .map(Immunization.class::cast)
                .toList();
    }

    private static List<PatientRecord> records(String pt, double completeness, LocalDate asOf) {
        return records(pt, completeness, asOf, List.of());
    }

    private static List<PatientRecord> records(String pt, double completeness, LocalDate asOf, List<String> vaccines) {
        Chronicler chronicler =
                new Chronicler(Jurisdictions.onClassPath().find(pt).orElseThrow(), Catalogue.load());
        List<PatientRecord> records = new ArrayList<>();
        new RecordGenerator(Map.of(pt, chronicler))
                .records(new GenerationRequest(
                        List.of(pt),
                        PEOPLE,
                        0,
                        42,
                        asOf,
                        TODAY,
                        vaccines,
                        NumberStyle.VALID,
                        completeness,
                        Criteria.NONE))
                .forEachRemaining(records::add);
        return records;
    }

    /** Counts the doses of childhood, or all other events. */
    private static long count(List<PatientRecord> records, boolean childhood) {
        return records.stream()
                .mapToLong(record -> record.history().events().stream()
                        .filter(event -> childhood == isOfChildhood(record, event))
                        .count())
                .sum();
    }

    private static boolean isOfChildhood(PatientRecord record, Event event) {
        return event instanceof Immunization dose
                && dose.date().isBefore(record.person().birthDate().plusYears(18));
    }
}
