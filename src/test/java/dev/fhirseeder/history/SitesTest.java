package dev.fhirseeder.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.vaccine.Term;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SitesTest {

    private static final LocalDate BIRTH = LocalDate.of(2019, 8, 31);
    private static final Term MUSCLE = new Term("78421000", "Intramuscular route");
    private static final Term NOSE = new Term("46713006", "Nasal route");
    private static final Term MOUTH = new Term("26643006", "Oral route");

    private final Sites sites = Sites.load();

    @ParameterizedTest
    @CsvSource({
        "2019-08-31,right vastus|left vastus|left thigh|right thigh|right vastus",
        "2020-08-30,right vastus|left vastus|left thigh|right thigh|right vastus",
        "2020-08-31,right deltoid|left deltoid|left thigh|right thigh|left vastus|right vastus|right deltoid",
        "2024-08-30,right deltoid|left deltoid|left thigh|right thigh|left vastus|right vastus|right deltoid",
        "2024-08-31,right deltoid|left deltoid|Right upper|Left upper|left vastus|right vastus|right deltoid"
    })
    void the_doses_of_a_day_take_the_sites_of_the_age_in_turn(LocalDate on, String wanted) {
        // When
        List<String> found = found(MUSCLE, on, wanted.split("\\|").length, false);
        // Then
        assertThat(found)
                .zipSatisfy(
                        List.of(wanted.split("\\|")),
                        (site, part) -> assertThat(site).contains(part));
    }

    @Test
    void whoever_begins_with_the_other_side_has_each_pair_the_other_way_round() {
        // Given
        List<String> usual = found(MUSCLE, BIRTH, 4, false);
        // When
        List<String> other = found(MUSCLE, BIRTH, 4, true);
        // Then
        assertThat(other).containsExactly(usual.get(1), usual.get(0), usual.get(3), usual.get(2));
    }

    @Test
    void the_nose_has_one_site_from_two_years_on_and_the_mouth_none() {
        // When // Then
        assertThat(sites.of(NOSE).site(BIRTH, (int) LocalDate.of(2021, 8, 30).toEpochDay(), 0, true))
                .isNull();
        assertThat(found(NOSE, LocalDate.of(2021, 8, 31), 2, true))
                .containsExactly("Nasal cavity structure (body structure)", "Nasal cavity structure (body structure)");
        assertThat(sites.of(MOUTH).site(BIRTH, (int) BIRTH.toEpochDay(), 0, false))
                .isNull();
    }

    private List<String> found(Term route, LocalDate on, int doses, boolean otherSideFirst) {
        List<String> found = new ArrayList<>();
        for (int before = 0; before < doses; before++) {
            found.add(sites.of(route)
                    .site(BIRTH, (int) on.toEpochDay(), before, otherSideFirst)
                    .display());
        }
        return found;
    }
}
