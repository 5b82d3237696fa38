package dev.fhirseeder.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.data.Table;
import dev.fhirseeder.jurisdiction.Place;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares samples with the data files; the tolerance is 4.5 standard deviations of a share. What a household shares has
 * been drawn once for all of its members: for that, the variance is as many times larger as an average person's household
 * has members, which is the design effect of a sample of whole households (Kish, "Survey Sampling", 1965).
 */
class SharesTest {

    private static final int SAMPLE = 20_000;

    static Stream<People> provinces() {
        return People.ofEachProvince();
    }

    @ParameterizedTest
    @MethodSource("provinces")
    void ages_and_sexes_follow_the_age_structure(People people) {
        // Given
        Map<String, Double> expected = new HashMap<>();
        Table.read(
                folder(people) + "ages.csv",
                List.of("first_age", "last_age", "gender", "people", "source"),
                row -> expected.merge(
                        decade(row.number("first_age")) + row.text("gender"),
                        (double) row.number("people"),
                        Double::sum));

        // When
        Map<String, Long> found = count(
                people,
                person -> decade(Period.between(person.birthDate(), People.DATE).getYears())
                        + person.gender().name().toLowerCase(Locale.ROOT));

        // Then
        assertShares(found, expected, 1);
    }

    @ParameterizedTest
    @MethodSource("provinces")
    void other_and_unknown_genders_are_rare_but_there(People people) {
        // Given
        List<Person> sample = people.sample(20_000);

        // When
        Map<Gender, Long> found = sample.stream().collect(Collectors.groupingBy(Person::gender, Collectors.counting()));

        // Then
        assertThat(found).containsOnlyKeys(Gender.values());
        assertThat(found.get(Gender.OTHER) + found.get(Gender.UNKNOWN)).isLessThan(100);
    }

    @ParameterizedTest
    @MethodSource("provinces")
    void languages_follow_their_shares(People people) {
        // Given
        Map<String, Double> expected = new HashMap<>();
        Table.read(
                folder(people) + "languages.csv",
                List.of("tag", "name", "share", "ethnic_group", "names", "source"),
                row -> expected.merge(row.text("tag"), row.decimal("share").doubleValue(), Double::sum));

        // When
        Map<String, Long> found = count(people, person -> person.language().code());

        // Then
        assertShares(found, expected, designEffect(people));
        assertThat(expected.values().stream().mapToDouble(d -> d).sum()).isBetween(99.9, 100.1);
    }

    @ParameterizedTest
    @MethodSource("provinces")
    void ethnic_and_indigenous_groups_follow_their_shares(People people) {
        // Given
        double stated = 1 - new Rates(folder(people)).share(Rate.ETHNICITY_NOT_STATED);
        Map<String, Double> expected = new HashMap<>();
        Map<String, Double> indigenous = new HashMap<>();
        Table.read(
                folder(people) + "ethnicity.csv",
                List.of("group", "code", "display", "indigenous_group", "names", "share", "source"),
                row -> {
                    double share = row.decimal("share").doubleValue();
                    String display = row.optional("display").orElse("none");
                    expected.merge(display, display.equals("none") ? share : share * stated, Double::sum);
                    expected.merge("none", display.equals("none") ? 0 : share * (1 - stated), Double::sum);
                    return indigenous.merge(row.optional("indigenous_group").orElse("none"), share, Double::sum);
                });

        // When
        Map<String, Long> found = count(
                people,
                person ->
                        person.ethnicity() == null ? "none" : person.ethnicity().display());
        Map<String, Long> groups = count(
                people,
                person -> person.indigenousGroup() == null
                        ? "none"
                        : person.indigenousGroup().name());

        // Then
        assertShares(found, expected, designEffect(people));
        assertShares(groups, indigenous, designEffect(people));
    }

    @ParameterizedTest
    @MethodSource("provinces")
    void places_follow_their_population(People people) {
        // Given
        Map<String, Double> expected = new HashMap<>();
        for (Place place : people.jurisdiction().places()) {
            expected.merge(place.name(), (double) place.population(), Double::sum);
        }

        // When
        Map<String, Long> found =
                count(people, person -> person.address().place().name());

        // Then
        assertShares(found, expected, designEffect(people));
    }

    private static Map<String, Long> count(People people, Function<Person, String> by) {
        return people.sample(SAMPLE).stream().collect(Collectors.groupingBy(by, Collectors.counting()));
    }

    private static void assertShares(Map<String, Long> found, Map<String, Double> expected, double effect) {
        double sum = expected.values().stream().mapToDouble(d -> d).sum();
        expected.forEach((what, weight) -> {
            double share = weight / sum;
            double tolerance = 4.5 * Math.sqrt(effect * share * (1 - share) / SAMPLE) + 0.002;
            assertThat(found.getOrDefault(what, 0L) / (double) SAMPLE)
                    .as(what)
                    .isBetween(share - tolerance, share + tolerance);
        });
    }

    /** Returns the mean size of the household of a person, which is larger than the mean size of a household. */
    private static double designEffect(People people) {
        Map<Integer, Map<Address, Long>> blocks = new HashMap<>();
        List<Person> sample = people.sample(SAMPLE);
        for (int i = 0; i < SAMPLE; i++) {
            blocks.computeIfAbsent(i / Block.SIZE, none -> new HashMap<>())
                    .merge(sample.get(i).address(), 1L, Long::sum);
        }
        double squares = blocks.values().stream()
                .flatMap(homes -> homes.values().stream())
                .mapToDouble(size -> size * size)
                .sum();
        assertThat(squares / SAMPLE).isBetween(2.0, 3.5);
        return squares / SAMPLE;
    }

    private static String decade(int age) {
        return Math.min(age / 10, 9) + "0s ";
    }

    private static String folder(People people) {
        return "jurisdictions/" + people + "/";
    }
}
