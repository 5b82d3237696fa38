package dev.fhirseeder.history;

import static dev.fhirseeder.history.Lives.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.vaccine.Schedule;
import dev.fhirseeder.vaccine.ScheduleRow;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a table of uptake must be to be read. */
class UptakeTest {

    @ParameterizedTest
    @CsvSource({"row,3,bc-mmr-1999-1", "series,3,MMr/2", "hidden,3,MMR"})
    void an_entry_that_applies_to_no_row_is_refused_by_its_line(String fixture, int line, String entry) {
        // Given
        String file = "broken/uptake-" + fixture + "/uptake.csv";
        Schedule schedule = new Schedule(measles(), CATALOGUE);
        // When
        Uptake uptake = Uptake.read(file);
        // Then
        assertThatThrownBy(() -> uptake.usedBy(schedule))
                .isInstanceOf(DataFileException.class)
                .hasMessageContaining(file + " line " + line)
                .hasMessageContaining("'" + entry + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void each_entry_of_a_province_applies_to_a_row_of_its_schedule(String pt) {
        // Given
        Uptake uptake = Uptake.load(pt);
        // When
        Uptake used = uptake.usedBy(Schedule.load(pt, CATALOGUE));
        // Then
        assertThat(used).isSameAs(uptake);
    }

    private static List<ScheduleRow> measles() {
        return Schedule.load("bc", CATALOGUE).rows().stream()
                .filter(row -> row.id().startsWith("bc-mmr-1996-") || row.id().startsWith("bc-mmr-2012-"))
                .toList();
    }
}
