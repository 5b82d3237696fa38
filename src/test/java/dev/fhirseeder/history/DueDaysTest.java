package dev.fhirseeder.history;

import static dev.fhirseeder.history.Lives.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.random.Draws;
import dev.fhirseeder.vaccine.Age;
import dev.fhirseeder.vaccine.Schedule;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DueDaysTest {

    private static final int PEOPLE = 3_000;
    private static final int TWO_YEARS = 731;

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void no_offer_is_due_on_a_day_after_which_it_was_said_to_be(String pt) {
        // Given
        Schedule schedule = Schedule.load(pt, CATALOGUE);
        Programme programme = new Programme(
                schedule,
                Uptake.load(pt),
                CATALOGUE,
                Practice.load(CATALOGUE),
                new Numbering(CATALOGUE, List.of(schedule)));
        Delays delays = Delays.load();
        int told = 0;
        for (int i = 0; i < PEOPLE; i++) {
            LocalDate birth = LocalDate.of(1930, 1, 1).plusDays(i * 37L);
            DueDays dueDays = new DueDays(birth, Draws.of(i), delays, Pregnancies.NONE);
            for (Offer offer : programme.offers()) {
                for (int occurrence = 0; offer.gestation == null && occurrence < 3; occurrence++) {
                    int day = dueDays.of(offer, occurrence);
                    // When
                    boolean beyond = day != DueDays.NEVER && dueDays.isAfter(offer, occurrence, day);
                    // Then
                    assertThat(beyond)
                            .as("%s of %s on %s", offer.row.id(), birth, day)
                            .isFalse();
                    Age age = dueDays.age(offer, occurrence);
                    told += age != null && dueDays.isAfter(offer, occurrence, age.dayFrom(birth) - TWO_YEARS) ? 1 : 0;
                }
            }
        }
        assertThat(told).isGreaterThan(PEOPLE);
    }
}
