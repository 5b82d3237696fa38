package dev.fhirseeder.history;

import static dev.fhirseeder.history.Lives.CATALOGUE;
import static dev.fhirseeder.history.Lives.SAMPLE;
import static dev.fhirseeder.history.Lives.doses;
import static dev.fhirseeder.history.Lives.forEachDose;
import static dev.fhirseeder.history.Lives.forEachLife;
import static dev.fhirseeder.history.Lives.historian;
import static dev.fhirseeder.history.Lives.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.person.Gender;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.vaccine.Age;
import dev.fhirseeder.vaccine.Listing;
import dev.fhirseeder.vaccine.Product;
import dev.fhirseeder.vaccine.Schedule;
import dev.fhirseeder.vaccine.ScheduleRow;
import dev.fhirseeder.vaccine.Term;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of the schedule that hold for every dose of everyone, tried on a sample. */
class DoseLawsTest {

    /** The series of one disease whose vaccine is also a part of combinations that are counted in another series. */
    private static final Map<String, String> PARTS = Map.of(
            "HB",
            "Hepatitis B",
            "Hib",
            "Haemophilus influenzae infection, invasive",
            "Polio",
            "Poliomyelitis",
            "Rubella",
            "Rubella",
            "Var",
            "Varicella");

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void every_dose_is_given_while_its_row_runs_and_its_product_is_in_use(String pt) {
        Map<String, ScheduleRow> rows = rows(pt);
        forEachDose(pt, (person, dose) -> {
            ScheduleRow row = rows.get(dose.scheduleRow());
            assertThat(row).as("row of %s", dose).isNotNull();
            assertThat(row.inForce(dose.date())).as("in force: %s", dose).isTrue();
            assertThat(usable(row, dose, person)).as("usable: %s", dose).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void no_dose_lies_outside_the_ages_of_its_row(String pt) {
        Map<String, ScheduleRow> rows = rows(pt);
        forEachDose(pt, (person, dose) -> {
            ScheduleRow row = rows.get(dose.scheduleRow());
            LocalDate birth = person.birthDate();
            Age minimum = row.minimumAge();
            Age maximum = row.maximumAge();
            assertThat(dose.date()).as("birth: %s", dose).isAfterOrEqualTo(birth);
            assertThat(minimum == null || !dose.date().isBefore(minimum.from(birth)))
                    .as("too early: %s", dose)
                    .isTrue();
            assertThat(maximum == null || dose.date().isBefore(maximum.from(birth)))
                    .as("too late: %s", dose)
                    .isTrue();
            assertThat(row.female() && person.gender() != Gender.FEMALE)
                    .as("girls only: %s", dose)
                    .isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void doses_against_one_disease_keep_the_minimum_interval(String pt) {
        Map<String, ScheduleRow> rows = rows(pt);
        forEachLife(pt, (person, doses) -> {
            Map<String, LocalDate> last = new HashMap<>();
            for (Immunization dose : doses) {
                Age interval = rows.get(dose.scheduleRow()).minimumInterval();
                for (Term disease : dose.product().diseases()) {
                    LocalDate before = last.put(disease.code(), dose.date());
                    assertThat(before == null
                                    || !dose.date()
                                            .isBefore((interval == null ? new Age(0, 28) : interval).from(before)))
                            .as("%s after %s: %s", disease.display(), before, dose)
                            .isTrue();
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void live_vaccines_are_given_on_one_day_or_28_days_apart(String pt) {
        Set<Product> live = CATALOGUE.listings().stream()
                .filter(Listing::live)
                .map(Listing::product)
                .collect(Collectors.toSet());
        forEachLife(pt, (person, doses) -> {
            LocalDate last = LocalDate.MIN;
            for (Immunization dose : doses) {
                if (live.contains(dose.product())) {
                    assertThat(dose.date().equals(last)
                                    || last == LocalDate.MIN
                                    || !dose.date().isBefore(last.plusDays(28)))
                            .as("live after %s: %s", last, dose)
                            .isTrue();
                    last = dose.date();
                }
            }
        });
    }

    @Test
    void a_live_vaccine_that_is_due_within_28_days_of_another_is_put_off() {
        // Given
        Map<String, ScheduleRow> rows = rows("bc");
        ScheduleRow later = Rows.dueAt(rows.get("bc-var-2005-1"), Age.parse("P54W"));
        Historian historian = historian("bc", new Schedule(List.of(rows.get("bc-mmr-1996-1"), later), CATALOGUE));
        Person person = People.born("bc", LocalDate.of(2015, 5, 5), Gender.FEMALE, false);
        // When
        List<Long> distances = new ArrayList<>();
        for (long i = 0; i < SAMPLE; i++) {
            List<Immunization> doses = doses(
                    historian.history(People.key("bc", i), person, People.TODAY).events());
            if (doses.size() == 2) {
                distances.add(Math.abs(ChronoUnit.DAYS.between(
                        doses.get(0).date(), doses.get(1).date())));
            }
        }
        // Then
        assertThat(distances).hasSizeGreaterThan(SAMPLE / 2).allMatch(days -> days == 0 || days >= 28);
        assertThat(distances).anyMatch(days -> days < 31);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void the_doses_of_a_series_are_counted_from_one_with_the_parts_of_combinations(String pt) {
        forEachLife(pt, (person, doses) -> {
            Map<String, Integer> count = new HashMap<>();
            for (Immunization dose : doses) {
                int number = count.merge(dose.series(), 1, Integer::sum);
                Integer of = dose.seriesDoses();
                assertThat(dose.doseNumber()).as("%s", dose).isEqualTo(number);
                assertThat(of == null || of >= number).as("length of %s", dose).isTrue();
                assertThat(dose.role()).isEqualTo("immunization/" + dose.series() + "/" + number);
                PARTS.forEach((series, disease) -> {
                    boolean part = !series.equals(dose.series())
                            && dose.product().diseases().size() > 1
                            && dose.product().diseases().stream()
                                    .anyMatch(term -> term.display().equals(disease));
                    count.merge(series, part ? 1 : 0, Integer::sum);
                });
            }
        });
    }

    private static boolean usable(ScheduleRow row, Immunization dose, Person person) {
        return row.vaccine().stream()
                .flatMap(name -> CATALOGUE.usable(name, person.birthDate(), dose.date()).stream())
                .anyMatch(listing ->
                        listing.product().name().equals(dose.product().name()));
    }
}
