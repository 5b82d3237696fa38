package dev.fhirseeder.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.data.DataFileException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NamingTest {

    private static final Custom SPANISH = new Custom(1, false, 0, 0, 0);
    private static final Custom PORTUGUESE = new Custom(1, true, 0, 0, 0);

    static Stream<People> provinces() {
        return People.ofEachProvince();
    }

    @ParameterizedTest
    @MethodSource("provinces")
    void names_have_a_first_name_and_at_most_two_others(People people) {
        // Given
        List<Person> sample = people.sample(2_000);

        // When
        List<PersonName> names = sample.stream().map(Person::name).toList();

        // Then
        assertThat(names)
                .allSatisfy(
                        name -> assertThat(name.given()).hasSizeBetween(1, 3).doesNotHaveDuplicates());
        assertThat(names)
                .anyMatch(name -> name.given().size() == 1)
                .anyMatch(name -> name.given().size() == 3);
    }

    @ParameterizedTest
    @MethodSource("provinces")
    void names_fit_the_language_and_the_origin(People people) {
        // Given
        Names names = new Names();

        // When // Then
        for (Person person : people.sample(3_000)) {
            String surname = person.name().family();
            if (person.language().code().equals("ar")) {
                assertThat(names.surnames("ar")).contains(surname);
            }
            if (person.language().code().equals("en")
                    && person.ethnicity() != null
                    && person.ethnicity().code().equals("33897005")) {
                assertThat(names.surnames("yue")).contains(surname);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bc, es, '[\\p{L} ]+ [\\p{L} ]+', 0.6",
        "on, es, '[\\p{L} ]+ [\\p{L} ]+', 0.6",
        "on, pt, '[\\p{L} ]+ [\\p{L} ]+', 0.5",
        "on, fr, '.*[- ].*', 0.03"
    })
    void surnames_of_several_parts_are_there_where_the_language_has_them(
            String pt, String language, String shape, double least) {
        // Given
        List<String> surnames = People.of(pt).sample(20_000).stream()
                .filter(person -> person.language().code().equals(language))
                .map(person -> person.name().family())
                .toList();

        // When
        long compound = surnames.stream().filter(name -> name.matches(shape)).count();

        // Then
        assertThat(compound / (double) surnames.size()).isGreaterThan(least);
    }

    @Test
    void punjabi_and_vietnamese_middle_names_are_their_own() {
        // Given
        List<Person> sample = People.of("bc").sample(20_000);

        // When
        List<Person> punjabi = speakers(sample, "pa");
        List<Person> vietnamese = speakers(sample, "vi");

        // Then
        assertThat(punjabi)
                .hasSizeGreaterThan(300)
                .allMatch(person ->
                        Set.of("Singh", "Kaur").contains(person.name().given().get(1)));
        assertThat(vietnamese).anyMatch(person -> person.name().given().get(1).equals("Thị"));
    }

    @Test
    void children_of_a_couple_bear_the_fathers_surname_or_parts_of_both() {
        // Given
        Surname father = Surname.pair("García", "López", SPANISH);
        Surname mother = Surname.pair("Ruiz", "Soto", SPANISH);

        // When // Then
        assertThat(father.text()).isEqualTo("García López");
        assertThat(Surname.pair(father.own(), mother.own(), SPANISH).text()).isEqualTo("García Ruiz");
        assertThat(Surname.pair("Silva", "Costa", PORTUGUESE).text()).isEqualTo("Costa Silva");
        assertThat(Surname.hyphenated("Roy", "Tremblay").text()).isEqualTo("Tremblay-Roy");
        assertThat(Surname.hyphenated("Roy", "St-Amour").text()).isEqualTo("Roy");
        assertThat(Surname.hyphenated("Roy", "Roy").text()).isEqualTo("Roy");
    }

    @Test
    void a_key_of_names_without_customs_is_refused() {
        assertThatThrownBy(() -> new Customs(Set.of("en-CA", "xx")))
                .isInstanceOf(DataFileException.class)
                .hasMessageContaining("catalogue/customs.csv");
    }

    private static List<Person> speakers(List<Person> people, String language) {
        return people.stream()
                .filter(person -> person.language().code().equals(language))
                .filter(person -> person.name().given().size() > 1)
                .toList();
    }
}
