package dev.fhirseeder.history;

import static dev.fhirseeder.history.Lives.doses;
import static dev.fhirseeder.history.Lives.forEachDose;
import static dev.fhirseeder.history.Lives.forEachLife;
import static dev.fhirseeder.history.Lives.lives;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.person.Gender;
import dev.fhirseeder.vaccine.Term;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of what a dose counts as, tried on a sample. */
class ProtocolLawsTest {

    /** Vaccines that are counted apart from the others against their disease. */
    private static final Set<String> APART = Set.of("Men-C-ACYW", "Pneu-P-23", "LZV", "RSVAb");

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void the_number_of_an_antigen_rises_by_one_from_dose_to_dose(String pt) {
        forEachLife(pt, (person, doses) -> {
            Map<String, Integer> had = new HashMap<>();
            for (Immunization dose : doses) {
                for (Protocol protocol : dose.protocols()) {
                    for (Term disease : protocol.diseases()) {
                        int number = had.merge(antigen(dose, disease), 1, Integer::sum);
                        assertThat(protocol.doseNumber())
                                .as("%s of %s", disease.display(), dose)
                                .isEqualTo(number);
                    }
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void the_entries_of_a_dose_share_out_the_diseases_of_its_product(String pt) {
        forEachDose(pt, (person, dose) -> {
            List<Term> named = dose.protocols().stream()
                    .flatMap(protocol -> protocol.diseases().stream())
                    .toList();
            assertThat(named)
                    .as("%s", dose)
                    .containsExactlyInAnyOrderElementsOf(dose.product().diseases());
            assertThat(dose.protocols()).extracting(Protocol::doseNumber).doesNotHaveDuplicates();
            assertThat(dose.protocols()).noneMatch(entry -> entry.diseases().isEmpty());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void the_first_entry_is_that_of_the_programme_and_no_number_exceeds_a_length(String pt) {
        forEachDose(pt, (person, dose) -> {
            assertThat(dose.protocols().get(0).series()).isEqualTo(dose.series());
            assertThat(dose.protocols())
                    .as("%s", dose)
                    .allMatch(entry -> entry.seriesDoses() == null || entry.seriesDoses() >= entry.doseNumber());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void a_booster_counts_against_tetanus_first(String pt) {
        forEachDose(pt, (person, dose) -> {
            if (dose.series().equals("DTP")) {
                assertThat(dose.protocols().get(0).diseases())
                        .as("%s", dose)
                        .extracting(Term::code)
                        .contains("76902006");
            }
        });
    }

    @Test
    void doses_of_hepatitis_b_at_school_go_on_from_those_in_a_hexavalent_vaccine() {
        // Given
        List<Integer> numbers = new ArrayList<>();
        // When
        for (List<Event> events : lives("bc", LocalDate.of(2010, 5, 5), Gender.MALE)) {
            boolean hexavalent = false;
            for (Immunization dose : doses(events)) {
                hexavalent |= dose.product().abbreviation().equals("DTaP-HB-IPV-Hib");
                if (hexavalent && dose.scheduleRow().startsWith("bc-hb-2012")) {
                    numbers.add(dose.protocols().get(0).doseNumber());
                }
            }
        }
        // Then
        assertThat(numbers).isNotEmpty().allMatch(number -> number == 2 || number == 3);
    }

    @Test
    void a_second_dose_against_measles_may_be_the_first_against_varicella() {
        // Given
        Set<String> found = new TreeSet<>();
        // When
        for (List<Event> events : lives("on", LocalDate.of(2012, 5, 5), Gender.FEMALE)) {
            for (Immunization dose : doses(events)) {
                if (dose.product().abbreviation().equals("MMR-Var")) {
                    StringBuilder text = new StringBuilder();
                    dose.protocols()
                            .forEach(entry -> text.append(entry.series())
                                    .append(' ')
                                    .append(entry.doseNumber())
                                    .append(" of ")
                                    .append(entry.seriesDoses())
                                    .append(" (")
                                    .append(entry.diseases().size())
                                    .append(") "));
                    found.add(text.toString().strip());
                }
            }
        }
        // Then
        assertThat(found).contains("MMR 2 of 2 (4)", "MMR 2 of 2 (3) Var 1 of null (1)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void doses_against_influenza_are_counted_within_their_season(String pt) {
        // Given
        Set<Integer> numbers = new TreeSet<>();
        // When
        forEachDose(pt, (person, dose) -> {
            if (dose.series().equals("Inf")) {
                numbers.add(dose.protocols().get(0).doseNumber());
            }
        });
        // Then
        assertThat(numbers).containsExactly(1, 2);
    }

    private static String antigen(Immunization dose, Term disease) {
        String vaccine = dose.product().abbreviation();
        String apart = APART.contains(vaccine) ? vaccine : "";
        String season = vaccine.equals("Inf")
                ? String.valueOf(dose.date().minusMonths(6).getYear())
                : "";
        return disease.code() + apart + season;
    }
}
