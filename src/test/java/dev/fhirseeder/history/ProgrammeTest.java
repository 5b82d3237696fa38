package dev.fhirseeder.history;

import static dev.fhirseeder.history.Lives.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.vaccine.Schedule;
import dev.fhirseeder.vaccine.ScheduleRow;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a schedule is laid out for play. */
class ProgrammeTest {

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void the_offers_for_a_birth_date_are_those_whose_limits_have_it_in_their_order(String pt) {
        // Given
        Schedule schedule = Schedule.load(pt, CATALOGUE);
        Numbering numbering = new Numbering(CATALOGUE, List.of(schedule));
        Programme programme = new Programme(schedule, Uptake.load(pt), CATALOGUE, Practice.load(CATALOGUE), numbering);
        int last = (int) LocalDate.of(2061, 1, 1).toEpochDay();
        for (int birth = (int) LocalDate.of(1880, 1, 1).toEpochDay(); birth <= last; birth++) {
            LocalDate born = LocalDate.ofEpochDay(birth);
            // When
            Offer[] found = programme.offersFor(birth);
            // Then
            assertThat(found)
                    .as("%s", born)
                    .containsExactly(Arrays.stream(programme.offers())
                            .filter(offer -> isWithin(offer.row, born))
                            .toArray(Offer[]::new));
        }
    }

    @Test
    void more_series_than_a_set_has_room_for_are_refused() {
        // Given
        ScheduleRow row = Schedule.load("bc", CATALOGUE).rows().get(0);
        List<ScheduleRow> rows = IntStream.rangeClosed(0, Long.SIZE)
                .mapToObj(i -> Rows.ofSeries(row, "S" + i))
                .toList();
        Schedule fits = new Schedule(rows.subList(0, Long.SIZE), CATALOGUE);
        Schedule fitsNot = new Schedule(rows, CATALOGUE);
        // When // Then
        assertThat(new Numbering(CATALOGUE, List.of(fits)).seriesCount()).isEqualTo(Long.SIZE);
        assertThatThrownBy(() -> new Numbering(CATALOGUE, List.of(fitsNot)))
                .isInstanceOf(DataFileException.class)
                .hasMessageContaining("series");
    }

    private static boolean isWithin(ScheduleRow row, LocalDate born) {
        return (row.birthFrom() == null || !born.isBefore(row.birthFrom()))
                && (row.birthTo() == null || !born.isAfter(row.birthTo()));
    }
}
