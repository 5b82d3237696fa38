package dev.fhirseeder.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.person.Gender;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.vaccine.Age;
import dev.fhirseeder.vaccine.Catalogue;
import dev.fhirseeder.vaccine.Listing;
import dev.fhirseeder.vaccine.Product;
import dev.fhirseeder.vaccine.Schedule;
import dev.fhirseeder.vaccine.ScheduleRow;
import dev.fhirseeder.vaccine.Term;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws that hold for everyone, tried on a sample; the failure text names the seed by the index. */
class HistorianLawsTest {

    private static final int SAMPLE = 600;
    private static final Catalogue CATALOGUE = Catalogue.load();

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void the_same_key_gives_the_same_history(String pt) {
        // Given
        Historian one = Historian.load(pt, CATALOGUE);
        Historian other = Historian.load(pt, CATALOGUE);
        // When
        List<History> first = histories(one, pt, People.TODAY);
        List<History> second = histories(other, pt, People.TODAY);
        // Then
        assertThat(first).isEqualTo(second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void another_index_gives_another_history(String pt) {
        // Given
        Historian historian = Historian.load(pt, CATALOGUE);
        Person person = People.born(pt, LocalDate.of(2010, 5, 5), Gender.FEMALE, false);
        // When
        Set<History> different = new HashSet<>();
        for (long i = 0; i < 100; i++) {
            different.add(historian.history(People.key(pt, i), person, People.TODAY));
        }
        // Then
        assertThat(different).hasSizeGreaterThan(95);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void the_history_as_of_a_day_is_a_prefix_of_that_of_any_later_day(String pt) {
        // Given
        Historian historian = Historian.load(pt, CATALOGUE);
        for (long i = 0; i < SAMPLE; i++) {
            Person person = People.person(pt, i);
            LocalDate end = LocalDate.of(2061, 1, 1);
            long life = ChronoUnit.DAYS.between(person.birthDate(), end);
            LocalDate cut = person.birthDate().plusDays(Math.floorMod(i * 7_919, life));
            // When
            List<Event> whole =
                    historian.history(People.key(pt, i), person, end).events();
            List<Event> early =
                    historian.history(People.key(pt, i), person, cut).events();
            // Then
            assertThat(early).as("index %s as of %s", i, cut).isEqualTo(whole.subList(0, early.size()));
            assertThat(whole.stream().skip(early.size()))
                    .as("index %s", i)
                    .allMatch(e -> e.date().isAfter(cut));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void a_row_for_other_diseases_changes_no_other_dose(String pt) {
        // Given
        Schedule all = Schedule.load(pt, CATALOGUE);
        List<ScheduleRow> without =
                all.rows().stream().filter(row -> !row.series().equals("HPV")).toList();
        Historian full = historian(pt, all);
        Historian fewer = historian(pt, new Schedule(without, CATALOGUE));
        // When
        List<List<Event>> expected = new ArrayList<>();
        List<List<Event>> found = new ArrayList<>();
        for (long i = 0; i < SAMPLE; i++) {
            Person person = People.person(pt, i);
            expected.add(siteless(full.history(People.key(pt, i), person, People.TODAY), "HPV"));
            found.add(siteless(fewer.history(People.key(pt, i), person, People.TODAY), "HPV"));
        }
        // Then
        assertThat(found).isEqualTo(expected);
    }

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

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void the_doses_of_a_series_are_counted_from_one_in_the_order_of_their_dates(String pt) {
        forEachLife(pt, (person, doses) -> {
            Map<String, Integer> count = new HashMap<>();
            for (Immunization dose : doses) {
                int number = count.merge(dose.series(), 1, Integer::sum);
                Integer of = dose.seriesDoses();
                assertThat(dose.doseNumber()).as("%s", dose).isEqualTo(number);
                assertThat(of == null || of >= number).as("length of %s", dose).isTrue();
                assertThat(dose.role()).isEqualTo("immunization/" + dose.series() + "/" + number);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void events_are_sorted_and_their_roles_are_unique(String pt) {
        // Given
        Historian historian = Historian.load(pt, CATALOGUE);
        // When
        List<History> histories = histories(historian, pt, People.TODAY);
        // Then
        for (History history : histories) {
            List<String> keys = history.events().stream()
                    .map(e -> e.date() + " " + e.role())
                    .toList();
            assertThat(keys).isSorted();
            assertThat(history.events().stream().map(Event::role)).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void a_lot_expires_six_to_24_months_after_its_doses(String pt) {
        forEachDose(
                pt,
                (person, dose) -> assertThat(dose.lot().expiry())
                        .as("%s", dose)
                        .isBetween(dose.date().plusMonths(6), dose.date().plusMonths(24)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void many_people_share_a_lot(String pt) {
        // Given
        Map<String, Set<Person>> people = new HashMap<>();
        // When
        forEachDose(pt, (person, dose) -> {
            if (dose.series().equals("COVID-19") && dose.date().getYear() == 2021) {
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
    void clinics_outside_hospital_are_closed_on_sunday(String pt) {
        forEachDose(pt, (person, dose) -> {
            boolean open = dose.date().getDayOfWeek() != DayOfWeek.SUNDAY;
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

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void a_fever_is_a_fever_on_the_day_of_its_dose(String pt) {
        // Given
        List<Reaction> reactions = new ArrayList<>();
        // When
        forEachDose(pt, (person, dose) -> {
            if (dose.reaction() != null) {
                reactions.add(dose.reaction());
                assertThat(dose.reaction().date()).isEqualTo(dose.date());
            }
        });
        // Then
        assertThat(reactions).isNotEmpty();
        assertThat(reactions)
                .allSatisfy(r -> assertThat(r.celsius().doubleValue()).isBetween(38.0, 40.2));
        assertThat(reactions).allSatisfy(r -> assertThat(r.celsius().scale()).isEqualTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void those_who_refuse_all_have_no_dose_and_give_one_reason(String pt) {
        // Given
        Historian historian = Historian.load(pt, CATALOGUE);
        int refusers = 0;
        // When
        for (long i = 0; i < 2_000; i++) {
            Person person = People.born(pt, LocalDate.of(2012, 5, 5), Gender.FEMALE, false);
            List<Event> events =
                    historian.history(People.key(pt, i), person, People.TODAY).events();
            List<Refusal> refusals = refusals(events);
            if (!refusals.isEmpty() && refusals.size() == events.size()) {
                refusers++;
                assertThat(refusals.stream().map(r -> r.reason().code()).distinct())
                        .hasSize(1);
            }
        }
        // Then
        assertThat(refusers).isBetween(30, 75);
    }

    @Test
    void a_live_vaccine_that_is_due_within_28_days_of_another_is_put_off() {
        // Given
        Map<String, ScheduleRow> rows = rows("bc");
        ScheduleRow later = dueAt(rows.get("bc-var-2005-1"), Age.parse("P54W"));
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

    private static ScheduleRow dueAt(ScheduleRow row, Age age) {
        return new ScheduleRow(
                row.id(),
                row.series(),
                row.vaccine(),
                row.dose(),
                row.of(),
                row.kind(),
                row.effectiveFrom(),
                row.effectiveTo(),
                row.birthFrom(),
                row.birthTo(),
                row.female(),
                row.eligibility(),
                age,
                row.minimumAge(),
                row.maximumAge(),
                row.recommendedInterval(),
                row.minimumInterval(),
                row.recurrence(),
                row.setting());
    }

    private static Historian historian(String pt, Schedule schedule) {
        return new Historian(schedule, Uptake.load(pt), RefusalReasons.load(pt), CATALOGUE);
    }

    private static List<History> histories(Historian historian, String pt, LocalDate until) {
        List<History> histories = new ArrayList<>();
        for (long i = 0; i < SAMPLE; i++) {
            histories.add(historian.history(People.key(pt, i), People.person(pt, i), until));
        }
        return histories;
    }

    private static void forEachDose(String pt, BiConsumer<Person, Immunization> law) {
        forEachLife(pt, (person, doses) -> doses.forEach(dose -> law.accept(person, dose)));
    }

    /** Plays whole lives, well beyond today; the doses come in the order in which they are dated and counted. */
    private static void forEachLife(String pt, BiConsumer<Person, List<Immunization>> law) {
        Historian historian = Historian.load(pt, CATALOGUE);
        for (long i = 0; i < SAMPLE; i++) {
            Person person = People.person(pt, i);
            List<Event> events = historian
                    .history(People.key(pt, i), person, LocalDate.of(2061, 1, 1))
                    .events();
            law.accept(person, doses(events));
        }
    }

    private static List<Immunization> doses(List<Event> events) {
        return events.stream()
                .filter(Immunization.class::isInstance)
                .map(Immunization.class::cast)
                .toList();
    }

    private static List<Refusal> refusals(List<Event> events) {
        return events.stream()
                .filter(Refusal.class::isInstance)
                .map(Refusal.class::cast)
                .toList();
    }

    private static List<Event> siteless(History history, String series) {
        return history
                .where(event ->
                        !(event instanceof Immunization dose && dose.series().equals(series))
                                && !(event instanceof Refusal refusal
                                        && refusal.series().equals(series)))
                .events()
                .stream()
                .map(HistorianLawsTest::siteless)
                .toList();
    }

    private static Event siteless(Event event) {
        return event instanceof Immunization d
                ? new Immunization(
                        d.role(),
                        d.date(),
                        d.scheduleRow(),
                        d.series(),
                        d.doseNumber(),
                        d.seriesDoses(),
                        d.product(),
                        d.lot(),
                        null,
                        d.provider(),
                        d.publiclyFunded(),
                        d.reaction())
                : event;
    }

    private static Map<String, ScheduleRow> rows(String pt) {
        return Schedule.load(pt, CATALOGUE).rows().stream().collect(Collectors.toMap(ScheduleRow::id, row -> row));
    }

    private static boolean usable(ScheduleRow row, Immunization dose, Person person) {
        return row.vaccine().stream()
                .flatMap(name -> CATALOGUE.usable(name, person.birthDate(), dose.date()).stream())
                .anyMatch(listing -> listing.product().equals(dose.product()));
    }
}
