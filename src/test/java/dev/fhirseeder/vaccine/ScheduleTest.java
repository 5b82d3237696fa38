package dev.fhirseeder.vaccine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.data.DataFileException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    private static final Catalogue CATALOGUE = Catalogue.load();

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void every_row_has_a_product_while_its_programme_runs_since_1991(String pt) {
        // Given
        Schedule schedule = Schedule.load(pt, CATALOGUE);
        // When
        List<String> without = schedule.rows().stream()
                .filter(row -> !hasProducts(row))
                .map(ScheduleRow::id)
                .toList();
        // Then
        assertThat(without).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void every_row_has_an_id_of_its_province(String pt) {
        // Given
        Schedule schedule = Schedule.load(pt, CATALOGUE);
        // When
        List<ScheduleRow> rows = schedule.rows();
        // Then
        assertThat(rows).allSatisfy(row -> assertThat(row.id()).startsWith(pt + "-"));
        assertThat(rows).extracting(ScheduleRow::id).doesNotHaveDuplicates().isSorted();
    }

    /** The list is kept by hand against the sources: what is in force and not tied to pregnancy or paid privately. */
    @Test
    void the_rows_in_force_are_complete() {
        // Given
        LocalDate today = LocalDate.of(2026, 11, 22);
        // When
        List<ScheduleRow> bc = Schedule.load("bc", CATALOGUE).inForce(today);
        List<ScheduleRow> on = Schedule.load("on", CATALOGUE).inForce(today);
        // Then
        assertThat(bc).extracting(ScheduleRow::id).containsExactlyElementsOf(InForce.BC);
        assertThat(on).extracting(ScheduleRow::id).containsExactlyElementsOf(InForce.ON);
    }

    @ParameterizedTest
    @CsvSource({
        "unknown-vaccine, vaccine, XYZ",
        "unknown-kind, kind, sometimes",
        "bad-date, effective_from, 2020-13-01",
        "unsorted, id, bc-a",
        "no-source, source, nothing",
        "ages, maximum age, minimum age",
        "backwards, ends, begins"
    })
    void a_schedule_that_contradicts_itself_is_refused_with_file_and_line(String pt, String one, String other) {
        // When
        // Then
        assertThatThrownBy(() -> Schedule.load("strict-" + pt, CATALOGUE))
                .isInstanceOf(DataFileException.class)
                .hasMessageContaining("jurisdictions/strict-" + pt + "/schedule.csv line ")
                .hasMessageContaining(one)
                .hasMessageContaining(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MMR", "measles", "M-M-R II", "mmr-var", "COVID-19", "hepatitis b", "Inf"})
    void a_name_of_a_series_a_vaccine_or_a_disease_is_known(String name) {
        // Given
        Schedule schedule = Schedule.load("bc", CATALOGUE);
        // When
        boolean known = schedule.knows(name);
        // Then
        assertThat(known).isTrue();
    }

    @Test
    void other_names_are_not_known() {
        // Given
        Schedule schedule = Schedule.load("bc", CATALOGUE);
        // When
        boolean known = schedule.knows("MMRR") || schedule.knows("");
        // Then
        assertThat(known).isFalse();
    }

    private static boolean hasProducts(ScheduleRow row) {
        LocalDate to = row.effectiveTo();
        LocalDate last = to == null ? LocalDate.of(2027, 12, 31) : to;
        Set<LocalDate> days =
                Set.of(row.effectiveFrom().plusYears(4), row.effectiveFrom().plusDays(45), last);
        return days.stream()
                .filter(day -> day.getYear() > 1990 && !day.isAfter(last))
                .allMatch(day -> row.vaccine().stream()
                        .flatMap(name -> CATALOGUE.named(name).stream())
                        .anyMatch(listing -> inUse(listing, day)));
    }

    private static boolean inUse(Listing listing, LocalDate on) {
        LocalDate last = listing.lastUsed();
        return !on.isBefore(listing.firstUsed()) && (last == null || !on.isAfter(last));
    }
}
