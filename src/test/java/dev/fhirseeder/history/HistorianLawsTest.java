package dev.fhirseeder.history;

import static dev.fhirseeder.history.Lives.CATALOGUE;
import static dev.fhirseeder.history.Lives.SAMPLE;
import static dev.fhirseeder.history.Lives.historian;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.person.Gender;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.vaccine.Schedule;
import dev.fhirseeder.vaccine.ScheduleRow;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of whole histories that hold for everyone, tried on a sample; the failure text names the index. */
class HistorianLawsTest {

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
            List<Event> first = whole.subList(0, early.size());
            assertThat(early).as("index %s as of %s", i, cut).isEqualTo(asOf(first, cut));
            assertThat(whole.stream().skip(early.size()))
                    .as("index %s", i)
                    .allMatch(e -> e.known().isAfter(cut));
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
    void events_are_sorted_and_their_roles_are_unique(String pt) {
        // Given
        Historian historian = Historian.load(pt, CATALOGUE);
        // When
        List<History> histories = histories(historian, pt, People.TODAY);
        // Then
        for (History history : histories) {
            List<String> keys = history.events().stream()
                    .map(e -> e.known() + " " + e.role())
                    .toList();
            assertThat(keys).isSorted();
            assertThat(history.events().stream().map(Event::role)).doesNotHaveDuplicates();
        }
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

    private static List<History> histories(Historian historian, String pt, LocalDate until) {
        List<History> histories = new ArrayList<>();
        for (long i = 0; i < SAMPLE; i++) {
            histories.add(historian.history(People.key(pt, i), People.person(pt, i), until));
        }
        return histories;
    }

    private static List<Event> asOf(List<Event> events, LocalDate day) {
        return events.stream().map(event -> event.asOf(day)).toList();
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
                        d.reaction(),
                        d.protocols(),
                        d.transcript(),
                        d.flaw())
                : event;
    }
}
