package dev.fhirseeder.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.person.Person;
import dev.fhirseeder.vaccine.Age;
import dev.fhirseeder.vaccine.ScheduleRow;
import dev.fhirseeder.vaccine.Term;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of doses with which something goes wrong, tried where that is often so. */
class IncidentLawsTest {

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void a_dose_that_does_not_count_has_no_number_and_most_are_given_again(String pt) {
        // Given
        int[] spoilt = new int[1];
        int[] again = new int[1];
        // When
        forEachLife(pt, (person, events) -> {
            for (Immunization weak : weak(events)) {
                // Then
                assertThat(weak.protocols()).isEmpty();
                assertThat(weak.reaction()).isNull();
                spoilt[0]++;
                again[0] += Lives.doses(events).stream()
                                .anyMatch(dose -> dose.role().equals(weak.role().replace("/subpotent", ""))
                                        && dose.date().isAfter(weak.date()))
                        ? 1
                        : 0;
            }
        });
        assertThat(spoilt[0]).isGreaterThan(Lives.SAMPLE);
        assertThat(again[0]).isGreaterThan(spoilt[0] * 3 / 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void no_dose_against_the_same_disease_follows_within_28_days_nor_before_the_flaw_is_known(String pt) {
        forEachLife(pt, (person, events) -> {
            for (Immunization weak : weak(events)) {
                for (Immunization dose : Lives.doses(events)) {
                    boolean later = !dose.date().isBefore(weak.date());
                    boolean same = !Collections.disjoint(
                            dose.product().diseases(), weak.product().diseases());
                    if (later && same) {
                        assertThat(dose.date())
                                .as("%s after %s", dose, weak)
                                .isAfterOrEqualTo(weak.date().plusDays(28))
                                .isAfter(weak.flaw().known());
                    }
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void the_doses_that_count_keep_their_intervals_and_are_counted_on(String pt) {
        Map<String, ScheduleRow> rows = Lives.rows(pt);
        forEachLife(pt, (person, events) -> {
            Map<String, LocalDate> last = new HashMap<>();
            Map<String, Integer> count = new HashMap<>();
            for (Immunization dose : Lives.doses(events)) {
                Age interval = rows.get(dose.scheduleRow()).minimumInterval();
                for (Term disease : dose.product().diseases()) {
                    LocalDate before = last.put(disease.code(), dose.date());
                    assertThat(before == null
                                    || !dose.date()
                                            .isBefore((interval == null ? new Age(0, 28) : interval).from(before)))
                            .as("%s after %s: %s", disease.display(), before, dose)
                            .isTrue();
                }
                int number = dose.doseNumber();
                assertThat(number).isGreaterThan(count.getOrDefault(dose.series(), 0));
                count.put(dose.series(), number);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void live_vaccines_keep_their_distance_from_one_that_does_not_count_too(String pt) {
        Set<Object> live = new HashSet<>();
        Lives.CATALOGUE.listings().stream()
                .filter(listing -> listing.live())
                .forEach(listing -> live.add(listing.product()));
        forEachLife(pt, (person, events) -> {
            LocalDate last = LocalDate.MIN;
            for (Immunization dose : immunizations(events)) {
                if (live.contains(dose.product()) && !isEntryInError(dose)) {
                    assertThat(last == LocalDate.MIN
                                    || dose.date().equals(last)
                                    || ChronoUnit.DAYS.between(last, dose.date()) >= 28)
                            .as("after %s: %s", last, dose)
                            .isTrue();
                    last = dose.date();
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void an_entry_in_error_repeats_a_dose_of_its_day_and_is_shown_only_when_taken_back(String pt) {
        int[] copies = new int[1];
        forEachLife(pt, (person, events) -> {
            for (Immunization copy : immunizations(events)) {
                if (isEntryInError(copy)) {
                    copies[0]++;
                    assertThat(copy.known()).isEqualTo(copy.flaw().known()).isAfterOrEqualTo(copy.date());
                    assertThat(copy.protocols()).isEmpty();
                    assertThat(Lives.doses(events))
                            .anyMatch(dose -> dose.role().equals(copy.role().replace("/duplicate", ""))
                                    && dose.date().equals(copy.date())
                                    && dose.product().equals(copy.product()));
                    assertThat(new History(events)
                                    .asOf(copy.known().minusDays(1))
                                    .events())
                            .extracting(Event::role)
                            .doesNotContain(copy.role());
                }
            }
        });
        assertThat(copies[0]).isGreaterThan(Lives.SAMPLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void roles_are_unique_and_a_history_is_a_prefix_of_later_ones_but_for_corrections(String pt) {
        // Given
        Historian historian = Practices.withIncidents(pt);
        for (long i = 0; i < Lives.SAMPLE; i++) {
            Person person = People.person(pt, i);
            long life = ChronoUnit.DAYS.between(person.birthDate(), Lives.END);
            LocalDate cut = person.birthDate().plusDays(Math.floorMod(i * 7_919, life));
            // When
            List<Event> whole =
                    historian.history(People.key(pt, i), person, Lives.END).events();
            List<Event> early =
                    historian.history(People.key(pt, i), person, cut).events();
            // Then
            assertThat(whole).extracting(Event::role).doesNotHaveDuplicates();
            assertThat(early).isEqualTo(new History(whole).asOf(cut).events());
            assertThat(early)
                    .extracting(Event::role)
                    .isEqualTo(whole.subList(0, early.size()).stream()
                            .map(Event::role)
                            .toList());
        }
    }

    @Test
    void a_product_out_of_stock_is_a_reason_and_the_dose_comes_later() {
        // Given
        int[] missing = new int[1];
        int[] later = new int[1];
        // When
        forEachLife("bc", (person, events) -> {
            for (Event event : events) {
                if (event instanceof Refusal refusal && refusal.reason().code().equals("OSTOCK")) {
                    missing[0]++;
                    later[0] += Lives.doses(events).stream()
                                    .anyMatch(dose -> dose.series().equals(refusal.series())
                                            && dose.doseNumber() == refusal.doseNumber()
                                            && dose.date()
                                                    .isAfter(refusal.date().plusDays(13)))
                            ? 1
                            : 0;
                }
            }
        });
        // Then
        assertThat(missing[0]).isPositive();
        assertThat(later[0]).isGreaterThan(missing[0] * 3 / 4);
    }

    private static void forEachLife(String pt, BiConsumer<Person, List<Event>> law) {
        Historian historian = Practices.withIncidents(pt);
        for (long i = 0; i < Lives.SAMPLE; i++) {
            Person person = People.person(pt, i);
            law.accept(
                    person,
                    historian.history(People.key(pt, i), person, Lives.END).events());
        }
    }

    private static boolean isEntryInError(Immunization dose) {
        return dose.flaw() != null && dose.flaw().reason() == Flaw.Reason.ENTERED_IN_ERROR;
    }

    private static List<Immunization> weak(List<Event> events) {
        return immunizations(events).stream()
                .filter(dose -> dose.flaw() != null && !isEntryInError(dose))
                .toList();
    }

    private static List<Immunization> immunizations(List<Event> events) {
        return events.stream()
                .filter(Immunization.class::isInstance)
                .map(Immunization.class::cast)
                .toList();
    }
}
