package dev.fhirseeder.history;

import static dev.fhirseeder.history.Lives.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.generate.Chronicler;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.person.Gender;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.random.RecordKey;
import dev.fhirseeder.vaccine.Selection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of what is not given to those whom it would harm. */
class ContraindicationLawsTest {

    private static final String IMMUNODEFICIENCY = "234532001";
    private static final String GELATIN = "294847001";
    private static final Set<String> LIVE =
            Set.of("MMR", "MMR-Var", "Var", "LZV", "Rota-1", "Rota-5", "M", "MR", "R", "tOPV");

    @ParameterizedTest
    @CsvSource({
        "bc,234532001,MMR|MMR-Var|Var|Rota-1|Rota-5|M|MR|R|tOPV|FLUMIST|FLUMIST QUADRIVALENT",
        "on,234532001,MMR|MMR-Var|Var|LZV|Rota-1|Rota-5|M|MR|tOPV|FLUMIST|FLUMIST QUADRIVALENT",
        "bc,294847001,M-M-R II|MMR-Var|VARIVAX III",
        "bc,294468006,MMR|MMR-Var|Var|DTaP-IPV-Hib|DTaP-HB-IPV-Hib|DTaP-IPV|Tdap-IPV|IPV",
        "on,294530006,DTaP-IPV-Hib|DTaP-IPV|Tdap-IPV",
        "bc,860956003,HB|DTaP-HB-IPV-Hib|HPV-4|HPV-9"
    })
    void nothing_that_is_forbidden_is_given_from_the_onset_on(String pt, String code, String forbidden) {
        // Given
        Historian historian = Historian.load(pt, CATALOGUE);
        Set<String> names = Set.of(forbidden.split("\\|"));
        int before = 0;
        // When
        for (long i = 0; i < Lives.SAMPLE; i++) {
            Person person = People.person(pt, i);
            LocalDate onset = person.birthDate().plusDays(Math.floorMod(i * 7_919, 8_000L));
            List<Finding> findings = List.of(new Finding(code, (int) onset.toEpochDay()));
            for (Immunization dose : Lives.doses(historian
                    .history(People.key(pt, i), person, findings, People.TODAY)
                    .events())) {
                boolean named = names.contains(dose.product().name())
                        || names.contains(dose.product().abbreviation());
                // Then
                assertThat(named && !dose.date().isBefore(onset))
                        .as("onset %s: %s", onset, dose)
                        .isFalse();
                before += named ? 1 : 0;
            }
        }
        assertThat(before).isPositive();
    }

    @Test
    void whoever_must_have_no_gelatin_has_the_products_without_it() {
        // Given
        Historian historian = Historian.load("bc", CATALOGUE);
        Person person = People.born("bc", LocalDate.of(2018, 5, 5), Gender.FEMALE, false);
        List<Finding> findings =
                List.of(new Finding(GELATIN, (int) person.birthDate().toEpochDay()));
        Set<String> names = new HashSet<>();
        // When
        for (long i = 0; i < Lives.SAMPLE; i++) {
            for (Immunization dose : Lives.doses(historian
                    .history(People.key("bc", i), person, findings, People.TODAY)
                    .events())) {
                names.add(dose.product().name());
            }
        }
        // Then
        assertThat(names).contains("PRIORIX", "VARILRIX").doesNotContain("M-M-R II", "VARIVAX III", "ProQuad");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void a_medical_precaution_is_the_reason_once_a_series_at_most(String pt) {
        // Given
        Historian historian = Historian.load(pt, CATALOGUE);
        Person person = People.born(pt, LocalDate.of(2015, 5, 5), Gender.FEMALE, false);
        List<Finding> findings =
                List.of(new Finding(IMMUNODEFICIENCY, (int) person.birthDate().toEpochDay()));
        int recorded = 0;
        // When
        for (long i = 0; i < Lives.SAMPLE; i++) {
            List<String> series = new ArrayList<>();
            for (Event event : historian
                    .history(People.key(pt, i), person, findings, People.TODAY)
                    .events()) {
                if (event instanceof Refusal refusal && refusal.reason().code().equals("MEDPREC")) {
                    series.add(refusal.series());
                }
            }
            // Then
            assertThat(series).doesNotHaveDuplicates().isSubsetOf("MMR", "Var", "Rota");
            recorded += series.size();
        }
        assertThat(recorded).isGreaterThan(Lives.SAMPLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void nobody_of_the_population_has_a_live_dose_after_the_onset_of_an_immunodeficiency(String pt) {
        // Given
        Chronicler chronicler =
                new Chronicler(Jurisdictions.onClassPath().find(pt).orElseThrow(), CATALOGUE);
        int ill = 0;
        // When
        for (long i = 0; i < 10_000; i++) {
            List<Event> events = chronicler
                    .record(new RecordKey(4, pt, People.TODAY, i), People.TODAY, Selection.ALL)
                    .history()
                    .events();
            for (Event event : events) {
                if (event.role().equals("condition/" + IMMUNODEFICIENCY)) {
                    ill++;
                    // Then
                    assertThat(Lives.doses(events))
                            .filteredOn(dose -> !dose.date().isBefore(event.date()))
                            .extracting(dose -> dose.product().abbreviation())
                            .doesNotContainAnyElementsOf(LIVE);
                }
            }
        }
        assertThat(ill).isPositive();
    }
}
