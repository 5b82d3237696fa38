package dev.fhirseeder.history;

import static dev.fhirseeder.history.Lives.CATALOGUE;
import static dev.fhirseeder.history.Lives.doses;
import static dev.fhirseeder.history.Lives.forEachDose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.person.Gender;
import dev.fhirseeder.person.Person;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of campaigns and seasons: what was given to whom, when and where. */
class CampaignLawsTest {

    private static final int PEOPLE = 1_500;
    private static final Set<String> SENIORS =
            Set.of("FLUAD (NVD)", "FLUAD (SEQ)", "FLUZONE High-Dose", "FLUZONE High-Dose Quadrivalent");

    @ParameterizedTest
    @CsvSource({"on,1950-05-05", "on,1970-05-05", "on,1978-05-05", "on,1990-05-05", "bc,1955-05-05"})
    void first_doses_of_astrazeneca_keep_their_ages_and_their_days(String pt, LocalDate born) {
        for (Immunization dose : all(pt, born)) {
            if (Set.of("COVISHIELD", "VAXZEVRIA").contains(dose.product().name())) {
                int age = dose.date().isBefore(LocalDate.of(2021, 4, 20)) ? 55 : 40;
                assertThat(dose.doseNumber()).isEqualTo(1);
                assertThat(dose.date()).isBefore(LocalDate.of(2021, 5, 16));
                assertThat(dose.date()).isAfterOrEqualTo(born.plusYears(age));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"bc,1960-05-05", "bc,1980-05-05", "on,1960-05-05"})
    void second_doses_of_covid_vaccine_peak_in_june_and_july(String pt, LocalDate born) {
        // Given
        List<Month> months = new ArrayList<>();
        // When
        for (Immunization dose : all(pt, born)) {
            if (dose.series().equals("COVID-19") && dose.doseNumber() == 2) {
                months.add(dose.date().getMonth());
            }
        }
        long peak =
                months.stream().filter(m -> m == Month.JUNE || m == Month.JULY).count();
        // Then
        assertThat(peak).isGreaterThan(months.size() / 2);
    }

    @Test
    void three_micrograms_of_comirnaty_are_given_three_times_and_spikevax_twice() {
        // Given
        Set<String> series = new HashSet<>();
        String last = "";
        // When
        for (Immunization dose : all("bc", LocalDate.of(2021, 9, 5))) {
            if (dose.scheduleRow().contains("covid-19-2022-")
                    && !dose.scheduleRow().endsWith("seasonal")) {
                String maker = dose.product().name().substring(0, 8);
                series.add(maker + " of " + dose.seriesDoses());
                assertThat(dose.doseNumber() == 1 || last.equals(maker))
                        .as("%s", dose)
                        .isTrue();
                assertThat(dose.doseNumber()).isLessThanOrEqualTo(maker.equals("COMIRNAT") ? 3 : 2);
                last = maker;
            }
        }
        // Then
        assertThat(series).containsExactlyInAnyOrder("COMIRNAT of 3", "SPIKEVAX of 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void most_seniors_have_the_influenza_vaccine_that_is_made_for_them(String pt) {
        // Given
        List<String> names = new ArrayList<>();
        // When
        for (Immunization dose : all(pt, LocalDate.of(1950, 5, 5))) {
            if (dose.series().equals("Inf") && dose.date().isAfter(LocalDate.of(2021, 9, 1))) {
                names.add(dose.product().name());
            }
        }
        long made = names.stream().filter(SENIORS::contains).count();
        // Then
        assertThat(made / (double) names.size()).isBetween(0.7, 0.8);
        assertThat(pt.equals("on") || !names.contains("FLUVIRAL")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void no_child_below_five_is_vaccinated_in_a_pharmacy_and_mass_clinics_have_closed(String pt) {
        forEachDose(pt, (person, dose) -> {
            String clinic = dose.provider().clinic();
            boolean young = dose.date().isBefore(person.birthDate().plusYears(5));
            assertThat(young && clinic.startsWith("Pharmacy")).as("%s", dose).isFalse();
            assertThat(clinic.startsWith("Mass") && dose.date().isAfter(LocalDate.of(2023, 3, 31)))
                    .as("%s", dose)
                    .isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void practices_and_pharmacies_answer_for_their_own_doses(String pt) {
        forEachDose(pt, (person, dose) -> {
            Provider provider = dose.provider();
            boolean own = provider.clinic().startsWith("Pharmacy")
                    || provider.clinic().startsWith("Family practice");
            assertThat(provider.organization().equals(provider.clinic()))
                    .as("%s", dose)
                    .isEqualTo(own);
            assertThat(provider.site()).matches("(bc|on)-[A-Z]{3}-[a-z0-9-]+");
        });
    }

    private static List<Immunization> all(String pt, LocalDate born) {
        Historian historian = Historian.load(pt, CATALOGUE);
        Person person = People.born(pt, born, Gender.FEMALE, false);
        List<Immunization> all = new ArrayList<>();
        for (long i = 0; i < PEOPLE; i++) {
            all.addAll(doses(historian
                    .history(People.key(pt, i), person, LocalDate.of(2026, 11, 1))
                    .events()));
        }
        return all;
    }
}
