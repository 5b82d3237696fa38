package dev.fhirseeder.history;

import static dev.fhirseeder.history.Lives.doses;
import static dev.fhirseeder.history.Lives.forEachLife;
import static dev.fhirseeder.history.Lives.lives;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.person.Gender;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of what the doses of one person say of each other, tried on people of one birth date. */
class SeriesLawsTest {

    private static final int PEOPLE = Lives.PEOPLE;

    @ParameterizedTest
    @CsvSource({
        "bc,1975-05-05,Td,6", "on,1975-05-05,Td,6", "bc,1995-05-05,DTaP-IPV,5", "on,1995-05-05,DTaP-IPV,5",
        "bc,1960-05-05,Td,6", "on,1985-05-05,Td,6", "bc,1992-05-05,MR,2", "on,1980-05-05,M,2"
    })
    void a_dose_of_those_who_missed_none_has_the_number_that_the_programme_gives_it(
            String pt, LocalDate born, String vaccine, int number) {
        // Given
        List<Integer> numbers = new ArrayList<>();
        // When
        for (List<Event> events : lives(pt, born, Gender.FEMALE)) {
            doses(events).stream()
                    .filter(dose -> dose.product().abbreviation().equals(vaccine))
                    .filter(dose -> dose.date().isBefore(born.plusYears(18)))
                    .findFirst()
                    .ifPresent(dose -> numbers.add(dose.doseNumber()));
        }
        // Then
        assertThat(numbers).hasSizeGreaterThan(PEOPLE / 5);
        assertThat(numbers.stream().filter(found -> found == number).count()).isGreaterThan(numbers.size() * 3L / 4);
        assertThat(numbers.stream().filter(found -> found == 1).count()).isLessThan(numbers.size() / 10L);
    }

    @ParameterizedTest
    @CsvSource({"bc,1996-05-05", "bc,2002-05-05", "bc,2006-05-05", "on,2001-05-05"})
    void whoever_is_immune_by_disease_has_no_dose_of_the_series(String pt, LocalDate born) {
        // Given
        int immune = 0;
        // When
        for (List<Event> events : lives(pt, born, Gender.MALE)) {
            for (Refusal refusal : refusals(events)) {
                if (refusal.reason().code().equals("IMMUNE")) {
                    immune++;
                    // Then
                    assertThat(doses(events)).extracting(Immunization::series).doesNotContain(refusal.series());
                }
            }
        }
        assertThat(immune).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"RZV, LZV, 1950-05-05, 12", "Pneu-C-20, Pneu-P-23, 1958-10-01, 12"})
    void a_vaccine_keeps_its_distance_from_another(String vaccine, String after, LocalDate born, int months) {
        // Given
        int pairs = 0;
        // When
        for (List<Event> events : lives("on", born, Gender.FEMALE)) {
            LocalDate before = null;
            for (Immunization dose : doses(events)) {
                String given = dose.product().abbreviation();
                if (given.equals(vaccine) && before != null) {
                    pairs++;
                    // Then
                    assertThat(dose.date()).as("%s", dose).isAfterOrEqualTo(before.plusMonths(months));
                }
                before = given.equals(after) ? dose.date() : before;
            }
        }
        assertThat(pairs > 0 || after.equals("Pneu-P-23")).as("pairs").isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void boosters_of_adults_are_ten_years_apart_and_one_of_them_at_most_is_tdap(String pt) {
        // Given
        List<Integer> tdap = new ArrayList<>();
        // When
        forEachLife(pt, (person, all) -> {
            List<Immunization> boosters = all.stream()
                    .filter(dose -> dose.series().equals("DTP") && !isForPregnancy(dose))
                    .filter(dose -> !dose.date().isBefore(person.birthDate().plusYears(18)))
                    .toList();
            for (int i = 1; i < boosters.size(); i++) {
                // Then
                assertThat(boosters.get(i).date())
                        .as("%s", boosters.get(i))
                        .isAfterOrEqualTo(boosters.get(i - 1).date().plusYears(10));
            }
            long pertussis = boosters.stream()
                    .filter(dose -> dose.product().abbreviation().equals("Tdap"))
                    .count();
            assertThat(pertussis).as("Tdap of %s", person).isLessThanOrEqualTo(1);
            tdap.add((int) pertussis);
        });
        assertThat(tdap).contains(1);
    }

    @Test
    void tdap_goes_to_those_who_missed_it_at_school_if_they_were_born_in_1989_or_later() {
        assertThat(adultTdapAfterSchool("bc", LocalDate.of(1991, 5, 5))).isZero();
        assertThat(adultTdap("bc", LocalDate.of(1991, 5, 5))).isPositive();
        assertThat(adultTdap("bc", LocalDate.of(1988, 5, 5))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void a_refused_dose_is_the_one_after_those_that_were_had(String pt) {
        // Given
        int refusals = 0;
        // When
        for (LocalDate born : List.of(LocalDate.of(1985, 5, 5), LocalDate.of(2012, 5, 5))) {
            for (List<Event> events : lives(pt, born, Gender.MALE)) {
                Map<String, Integer> had = new HashMap<>();
                for (Event event : events) {
                    if (event instanceof Immunization dose) {
                        had.put(dose.series(), dose.doseNumber());
                    } else if (event instanceof Refusal refusal) {
                        refusals++;
                        // Then
                        assertThat(refusal.doseNumber())
                                .as("%s", refusal)
                                .isEqualTo(had.getOrDefault(refusal.series(), 0) + 1);
                    }
                }
            }
        }
        assertThat(refusals).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"bc,2018-05-05", "on,1996-05-05", "on,2018-05-05"})
    void a_second_dose_against_influenza_belongs_to_the_season_of_the_first(String pt, LocalDate born) {
        // Given
        int second = 0;
        // When
        for (List<Event> events : lives(pt, born, Gender.MALE)) {
            LocalDate last = LocalDate.MIN;
            for (Immunization dose : doses(events)) {
                if (dose.scheduleRow().contains("-inf-")) {
                    if (dose.scheduleRow().endsWith("-2")) {
                        second++;
                        // Then
                        assertThat(dose.date()).as("%s", dose).isBefore(last.plusDays(130));
                    }
                    last = dose.date();
                }
            }
        }
        assertThat(second > 0 || born.getYear() < 2000).isTrue();
    }

    private static long adultTdap(String pt, LocalDate born) {
        return lives(pt, born, Gender.FEMALE).stream()
                .filter(events -> tdap(events, born.plusYears(18), Lives.END) > 0)
                .count();
    }

    private static long adultTdapAfterSchool(String pt, LocalDate born) {
        return lives(pt, born, Gender.FEMALE).stream()
                .filter(events -> tdap(events, born, born.plusYears(18)) > 0)
                .filter(events -> tdap(events, born.plusYears(18), Lives.END) > 0)
                .count();
    }

    private static long tdap(List<Event> events, LocalDate from, LocalDate to) {
        return doses(events).stream()
                .filter(dose -> dose.product().abbreviation().equals("Tdap") && !isForPregnancy(dose))
                .filter(dose -> !dose.date().isBefore(from) && dose.date().isBefore(to))
                .count();
    }

    private static boolean isForPregnancy(Immunization dose) {
        return dose.scheduleRow().endsWith("-pregnancy");
    }

    private static List<Refusal> refusals(List<Event> events) {
        return events.stream()
                .filter(Refusal.class::isInstance)
                .map(Refusal.class::cast)
                .toList();
    }
}
