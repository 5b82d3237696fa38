package dev.fhirseeder.history;

import static dev.fhirseeder.history.Lives.CATALOGUE;
import static dev.fhirseeder.history.Lives.doses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.person.Person;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of those who moved into the province, tried on many of one birth date. */
class ResidenceLawsTest {

    private static final int PEOPLE = 400;
    private static final List<String> REGIONS = List.of(
            "africa",
            "americas",
            "east-asia",
            "europe",
            "middle-east",
            "south-asia",
            "south-east-asia",
            "united-states");

    @ParameterizedTest
    @CsvSource({"bc,on", "on,bc", "bc,south-asia", "on,europe", "on,africa", "bc,united-states"})
    void what_was_had_before_the_move_is_transcribed_and_nothing_after_it(String pt, String from) {
        // Given
        LocalDate moved = LocalDate.of(2019, 8, 20);
        int before = 0;
        int after = 0;
        // When
        for (List<Event> events : lives(pt, LocalDate.of(2015, 3, 5), moved, from)) {
            for (Immunization dose : doses(events)) {
                // Then
                boolean earlier = dose.date().isBefore(moved);
                Transcript transcript = dose.transcript();
                assertThat(transcript != null).as("%s", dose).isEqualTo(earlier);
                assertThat(dose.scheduleRow().startsWith(pt + "-"))
                        .as("%s", dose)
                        .isEqualTo(!earlier);
                if (transcript != null) {
                    before++;
                    assertThat(transcript.on()).isAfterOrEqualTo(moved).isBeforeOrEqualTo(People.TODAY);
                    assertThat(dose.lot()).isNull();
                    assertThat(dose.provider()).isNull();
                    assertThat(dose.publiclyFunded()).isFalse();
                    assertThat(transcript.origin() == Transcript.Origin.JURISDICTION)
                            .isEqualTo(from.length() == 2);
                } else {
                    after++;
                }
            }
            events.stream()
                    .filter(Refusal.class::isInstance)
                    .forEach(refusal -> assertThat(refusal.date()).isAfterOrEqualTo(moved));
        }
        assertThat(before).isPositive();
        assertThat(after).isPositive();
    }

    @Test
    void a_transcript_is_not_written_after_the_population_date() {
        for (List<Event> events : lives("on", LocalDate.of(2022, 3, 5), People.TODAY.minusDays(3), "europe")) {
            for (Immunization dose : doses(events)) {
                // Then
                Transcript transcript = dose.transcript();
                assertThat(transcript == null || !transcript.on().isAfter(People.TODAY))
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void a_child_with_three_doses_from_abroad_goes_on_with_the_fourth(String pt) {
        // Given
        LocalDate moved = LocalDate.of(2019, 8, 20);
        int continued = 0;
        int soon = 0;
        // When
        for (List<Event> events : lives(pt, LocalDate.of(2017, 3, 5), moved, "africa")) {
            List<Immunization> dtp = doses(events).stream()
                    .filter(dose -> dose.series().equals("DTP"))
                    .toList();
            long abroad = dtp.stream().filter(dose -> dose.transcript() != null).count();
            if (abroad == 3 && dtp.size() > 3) {
                continued++;
                soon += dtp.get(3).date().isBefore(moved.plusMonths(9)) ? 1 : 0;
                // Then
                assertThat(dtp.get(2).product().abbreviation()).isEqualTo("DPT-HB-Hib (abroad)");
                assertThat(dtp.get(3).doseNumber()).isEqualTo(4);
                assertThat(dtp.get(3).role()).isEqualTo("immunization/DTP/4");
            }
        }
        assertThat(continued).isGreaterThan(PEOPLE / 4);
        assertThat(soon).isGreaterThan(continued / 2);
    }

    @Test
    void hepatitis_b_from_abroad_leaves_nothing_to_do_at_school() {
        // Given
        int complete = 0;
        // When
        for (List<Event> events : lives("on", LocalDate.of(2010, 3, 5), LocalDate.of(2018, 8, 20), "east-asia")) {
            List<Immunization> hb = doses(events).stream()
                    .filter(dose -> dose.series().equals("HB"))
                    .toList();
            if (hb.stream().filter(dose -> dose.transcript() != null).count() == 3) {
                complete++;
                // Then
                assertThat(hb).hasSize(3);
            }
        }
        assertThat(complete).isGreaterThan(PEOPLE / 4);
    }

    @Test
    void some_come_without_papers() {
        // When
        List<List<Event>> lives = lives("on", LocalDate.of(2000, 3, 5), LocalDate.of(2024, 8, 20), "europe");
        // Then
        assertThat(lives.stream().filter(events -> doses(events).stream().anyMatch(dose -> dose.transcript() != null)))
                .hasSizeBetween(PEOPLE / 20, PEOPLE / 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void the_history_of_a_newcomer_as_of_a_day_is_a_prefix_of_that_of_any_later_day(String pt) {
        // Given
        Historian historian = Historian.load(pt, CATALOGUE);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < PEOPLE; i++) {
            String from = i % 5 == 0 ? (pt.equals("bc") ? "on" : "bc") : REGIONS.get(i % REGIONS.size());
            LocalDate birth = LocalDate.of(1960, 1, 1).plusDays(i * 55L);
            LocalDate moved = birth.plusDays(1 + i * 7_919L % (People.TODAY.toEpochDay() - birth.toEpochDay()));
            Person person = People.arrived(pt, birth, moved, from);
            LocalDate cut = birth.plusDays(i * 104_729L % (Lives.END.toEpochDay() - birth.toEpochDay()));
            // When
            List<Event> whole =
                    historian.history(People.key(pt, i), person, Lives.END).events();
            List<Event> early =
                    historian.history(People.key(pt, i), person, cut).events();
            // Then
            assertThat(early).as("index %s as of %s", i, cut).isEqualTo(whole.subList(0, early.size()));
            assertThat(whole.stream().skip(early.size()))
                    .allMatch(event -> event.date().isAfter(cut));
            assertThat(whole).allMatch(event -> !event.date().isBefore(birth));
            assertThat(whole).extracting(Event::role).doesNotHaveDuplicates();
            doses(whole).stream().filter(dose -> dose.transcript() != null).forEach(dose -> seen.add(from));
        }
        assertThat(seen).hasSizeGreaterThan(REGIONS.size() - 2);
    }

    @Test
    void nobody_comes_from_an_unknown_place() {
        // Given
        Person person = People.arrived("on", LocalDate.of(2000, 1, 1), LocalDate.of(2010, 1, 1), "atlantis");
        Historian historian = Historian.load("on", CATALOGUE);
        // When
        // Then
        assertThatThrownBy(() -> historian.history(People.key("on", 1), person, People.TODAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("atlantis");
    }

    private static List<List<Event>> lives(String pt, LocalDate birth, LocalDate moved, String from) {
        Historian historian = Historian.load(pt, CATALOGUE);
        Person person = People.arrived(pt, birth, moved, from);
        List<List<Event>> lives = new ArrayList<>();
        for (long i = 0; i < PEOPLE; i++) {
            lives.add(historian.history(People.key(pt, i), person, People.TODAY).events());
        }
        return lives;
    }
}
