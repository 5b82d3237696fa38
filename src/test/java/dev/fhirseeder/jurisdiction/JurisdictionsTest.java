package dev.fhirseeder.jurisdiction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.data.DataFileException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JurisdictionsTest {

    @Test
    void every_folder_with_a_jurisdiction_file_is_found() {
        // Given
        Jurisdictions jurisdictions = Jurisdictions.onClassPath();

        // When
        List<String> codes =
                jurisdictions.all().stream().map(Jurisdiction::code).toList();

        // Then
        assertThat(codes).contains("bc", "on").isSorted();
        assertThat(jurisdictions.find("qc")).isEmpty();
        assertThat(jurisdictions.find("bc")).map(Jurisdiction::recordsAllergies).contains(true);
        assertThat(jurisdictions.find("on")).map(Jurisdiction::recordsAllergies).contains(false);
    }

    /** Which first letters the provinces have: Canada Post, "Addressing guidelines", postal code districts. */
    @ParameterizedTest
    @CsvSource({"bc,V", "on,KLMNP"})
    void postal_areas_belong_to_the_province_and_to_one_postal_name(String code, String letters) {
        // Given
        List<Place> places =
                Jurisdictions.onClassPath().find(code).orElseThrow().places();

        // When
        Set<String> areas = places.stream()
                .flatMap(place -> place.forwardSortationAreas().stream())
                .collect(Collectors.toSet());

        // Then
        assertThat(areas).allMatch(area -> letters.indexOf(area.charAt(0)) >= 0);
        assertThat(areas)
                .allSatisfy(area -> assertThat(places.stream()
                                .filter(place -> place.forwardSortationAreas().contains(area))
                                .map(Place::name)
                                .distinct())
                        .hasSize(1));
    }

    @Test
    void names_are_those_on_letters_not_those_of_the_census() {
        // Given
        List<Jurisdiction> all = Jurisdictions.onClassPath().all();

        // When
        List<String> names =
                all.stream().flatMap(j -> j.places().stream()).map(Place::name).toList();

        // Then
        assertThat(names)
                .contains("Langley", "North Vancouver", "Toronto", "Ottawa")
                .noneMatch(n -> n.contains("("));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "unknown-key; jurisdiction.json, key registry.alergies; found an unknown key, expected one of",
                "key-twice; jurisdiction.json line 4; Duplicate field 'name'",
                "missing-key; jurisdiction.json, key registry.since; Missing",
                "null-name; jurisdiction.json, key name; null",
                "text-for-number; jurisdiction.json, key registry.consentShare; \"most\"",
                "not-a-date; jurisdiction.json, key registry.since; found '2011-13-01', expected a date like 2024-07-29",
                "share-out-of-range; jurisdiction.json, key registry.consentShare; found '97.0', expected a number from 0 to 1",
                "unknown-scheme; key healthNumbers.scheme; found 'bc-phm', expected one of [bc-phn",
                "other-code; jurisdiction.json, key code; found 'on', expected 'bc'",
                "unknown-region; places.csv line 2, column region; found 'XYZ', expected a code of",
                "wrong-postal-area; places.csv line 2, column forward_sortation_areas; found 'D5K'",
                "missing-column; regions.csv line 1; expected exactly [code, name, source]",
                "unknown-column; regions.csv line 1; colour",
            })
    void a_wrong_file_is_refused_by_file_place_and_reason(String fixture, String place, String reason) {
        // Given
        String root = "broken/" + fixture + "/";

        // When // Then
        assertThatThrownBy(() -> Jurisdictions.below(root))
                .isInstanceOf(DataFileException.class)
                .hasMessageContaining("broken/" + fixture + "/bc/")
                .hasMessageContaining(place)
                .hasMessageContaining(reason);
    }
}
