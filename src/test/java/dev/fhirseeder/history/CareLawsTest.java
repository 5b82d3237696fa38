package dev.fhirseeder.history;

import static dev.fhirseeder.history.Lives.forEachDose;
import static dev.fhirseeder.history.Lives.forEachLife;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.person.Person;
import dev.fhirseeder.vaccine.Term;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of how, where and with what a dose is given, tried on a sample. */
class CareLawsTest {

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void a_lot_expires_six_to_24_months_after_its_doses(String pt) {
        forEachDose(
                pt,
                (person, dose) -> assertThat(dose.lot() == null
                                || dose.series().equals("Inf")
                                || !dose.lot().expiry().isBefore(dose.date().plusMonths(6))
                                        && !dose.lot()
                                                .expiry()
                                                .isAfter(dose.date().plusMonths(24)))
                        .as("%s", dose)
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void influenza_vaccine_expires_in_june_after_its_season(String pt) {
        forEachDose(pt, (person, dose) -> {
            if (dose.lot() != null && dose.series().equals("Inf")) {
                assertThat(dose.lot().expiry().getMonth()).isEqualTo(Month.JUNE);
                assertThat(dose.lot().expiry())
                        .isBetween(dose.date(), dose.date().plusMonths(9));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void a_maker_uses_a_lot_number_for_one_product_and_month(String pt) {
        // Given
        Map<String, String> uses = new HashMap<>();
        // When
        forEachDose(pt, (person, dose) -> {
            // Then
            assertThat(dose.lot() == null).isEqualTo(dose.product().manufacturer() == null);
            if (dose.lot() != null) {
                String use = dose.product().name() + YearMonth.from(dose.date());
                String before = uses.put(
                        dose.product().manufacturer().name() + dose.lot().number(), use);
                assertThat(before == null || before.equals(use))
                        .as("%s, before %s", dose, before)
                        .isTrue();
            }
        });
        assertThat(uses).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void many_people_share_a_lot(String pt) {
        // Given
        Map<String, Set<Person>> people = new HashMap<>();
        // When
        forEachDose(pt, (person, dose) -> {
            if (dose.lot() != null
                    && dose.series().equals("COVID-19")
                    && dose.date().getYear() == 2021) {
                people.computeIfAbsent(dose.lot().number(), lot -> new HashSet<>())
                        .add(person);
            }
        });
        // Then
        assertThat(people.values()).anyMatch(sharing -> sharing.size() > 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void the_injections_of_a_visit_go_to_different_sites(String pt) {
        forEachLife(pt, (person, doses) -> {
            Set<String> taken = new HashSet<>();
            for (Immunization dose : doses) {
                Term site = dose.site();
                assertThat(site == null)
                        .as("%s", dose)
                        .isEqualTo(dose.product().route().code().equals("26643006"));
                assertThat(site == null || taken.add(dose.date() + site.code()))
                        .as("site of %s", dose)
                        .isTrue();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void clinics_outside_hospital_are_closed_on_sunday_and_on_holidays(String pt) {
        forEachDose(pt, (person, dose) -> {
            boolean open = dose.date().getDayOfWeek() != DayOfWeek.SUNDAY
                    && !Holidays.on((int) dose.date().toEpochDay());
            assertThat(open || dose.provider().clinic().startsWith("Hospital"))
                    .as("%s", dose)
                    .isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void school_doses_are_given_in_school_months(String pt) {
        forEachDose(pt, (person, dose) -> {
            boolean school = dose.provider().clinic().startsWith("School");
            assertThat(school && List.of(7, 8).contains(dose.date().getMonthValue()))
                    .as("%s", dose)
                    .isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void influenza_vaccine_is_given_from_october_to_march(String pt) {
        forEachDose(
                pt,
                (person, dose) -> assertThat(!dose.series().equals("Inf")
                                || dose.date().getMonthValue() >= 10
                                || dose.date().getMonthValue() <= 4)
                        .as("%s", dose)
                        .isTrue());
    }
}
