package dev.fhirseeder.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.vaccine.Term;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleDataTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "en-CA", "fr", "es", "pt-BR", "pa", "cmn", "yue", "ko", "tl", "fa", "vi", "ar", "gu", "hi", "it", "ru",
                "ta", "ur"
            })
    void names_are_in_latin_letters_and_longer_than_a_handful(String key) {
        // Given
        Language language = new Language(new Term("x", "x"), 1, null, key);

        // When
        NamePool pool = new Names().pool(language);

        // Then
        assertThat(Stream.of(pool.male(), pool.female(), pool.family()))
                .allSatisfy(names -> assertThat(names).hasSizeGreaterThan(30).allMatch(PeopleDataTest::isName));
    }

    @Test
    void names_from_datafaker_tell_the_gender() {
        // Given
        Language language = new Language(new Term("en", "English"), 1, null, "en-CA");

        // When
        NamePool pool = new Names().pool(language);

        // Then
        assertThat(pool.male()).doesNotContainAnyElementsOf(pool.female()).contains("Aaron");
        assertThat(pool.female()).contains("Abigail").doesNotContain("Jason");
    }

    @ParameterizedTest
    @CsvSource({
        "1925, Ethel, Madison",
        "1960, Brenda, Harper",
        "1978, Jennifer, Ethel",
        "1995, Brittany, Judith",
        "2020, Isla, Brenda"
    })
    void english_given_names_follow_the_year_of_birth(int year, String usual, String never) {
        // Given
        Language language = new Language(new Term("en", "English"), 1, null, "en-CA");

        // When
        NamePool pool = new Names().pool(language, year);

        // Then
        assertThat(pool.female()).contains(usual).doesNotContain(never);
        assertThat(pool.family()).contains("O'Brien").doesNotContain("Tillman");
    }

    @Test
    void names_of_a_key_that_does_not_exist_are_refused() {
        // Given
        Language language = new Language(new Term("xx", "None"), 1, null, "xx");

        // When // Then
        assertThatThrownBy(() -> new Names().pool(language)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ages-sex; ages.csv line 3, column gender; found 'both', expected male or female",
                "ages-order; ages.csv line 2, column last_age; found 4, expected at least first_age",
                "ages-gap; ages.csv; found a group of male from 10 on, expected the next from 5 on",
                "ages-column; ages.csv line 1; expected exactly [first_age, last_age, gender, people, source]",
                "rates-missing; rates.csv; found no row for gender/unknown, expected one",
                "rates-unknown; rates.csv line 2, column rate; found 'gender/none', expected a known rate",
                "rates-twice; rates.csv line 3, column rate; found gender/other again, expected it once",
                "rates-range; rates.csv line 2, column share; found '1.1', expected a number from 0 to 1",
                "language-group; languages.csv line 3, column ethnic_group; found 'Asian', expected one of",
                "language-names; languages.csv line 3, column names; found 'px', expected one of",
                "language-share; ethnicity.csv, group South Asian; expected at least that of its languages, 15.0",
            })
    void a_wrong_file_is_refused_by_file_line_and_column(String fixture, String place, String reason) {
        // Given
        Consumer<String> reader =
                switch (fixture.substring(0, 4)) {
                    case "ages" -> AgeStructure::new;
                    case "rate" -> Rates::new;
                    default -> folder -> new Origins(folder, Set.of("en-CA", "pa"));
                };

        // When // Then
        assertThatThrownBy(() -> reader.accept("broken/" + fixture + "/"))
                .isInstanceOf(DataFileException.class)
                .hasMessageContaining("broken/" + fixture + "/" + place)
                .hasMessageContaining(reason);
    }

    private static boolean isName(String name) {
        return name.matches("[\\p{IsLatin}'. -]{2,}") && name.equals(name.strip());
    }
}
