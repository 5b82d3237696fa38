package dev.fhirseeder.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.jurisdiction.Jurisdiction;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.person.Population;
import dev.fhirseeder.random.RecordKey;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackgroundTest {

    private static final LocalDate DATE = LocalDate.of(2026, 2, 28);
    private static final int SAMPLE = 20_000;

    /** A person and what is known besides vaccines. */
    private record Known(Person person, List<Event> events) {

        <E extends Event> Stream<E> of(Class<E> type) {
            return events.stream().filter(type::isInstance).map(type::cast);
        }

        int age() {
            return Period.between(person.birthDate(), DATE).getYears();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void events_lie_between_birth_and_the_population_date_and_have_roles_of_their_own(String code) {
        // Given
        List<Known> sample = sample(code, SAMPLE);

        // When // Then
        assertThat(sample).allSatisfy(known -> {
            assertThat(known.events()).extracting(Event::role).doesNotHaveDuplicates();
            assertThat(known.events())
                    .extracting(Event::date)
                    .allMatch(date -> !date.isBefore(known.person().birthDate()) && !date.isAfter(DATE));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void everyone_decides_once_and_nearly_all_permit(String code) {
        // Given
        List<Known> sample = sample(code, SAMPLE);

        // When
        List<ConsentDecision> decisions = sample.stream()
                .flatMap(known -> known.of(ConsentDecision.class))
                .toList();

        // Then
        assertThat(decisions)
                .hasSize(SAMPLE)
                .allMatch(decision -> decision.role().equals("consent"));
        assertThat(share(decisions, ConsentDecision::permits)).isBetween(0.96, 0.98);
    }

    @Test
    void a_few_per_cent_have_an_allergy_and_it_begins_before_it_is_recorded() {
        // Given
        List<Known> sample = sample("bc", SAMPLE);

        // When
        List<Allergy> allergies =
                sample.stream().flatMap(known -> known.of(Allergy.class)).toList();

        // Then
        assertThat(share(sample, known -> known.of(Allergy.class).findAny().isPresent()))
                .isBetween(0.02, 0.06);
        assertThat(allergies).allMatch(allergy -> !allergy.date().isBefore(allergy.onset()));
        assertThat(allergies).anyMatch(allergy -> allergy.date().isAfter(allergy.onset()));
        assertThat(sample)
                .allSatisfy(known -> assertThat(known.of(Allergy.class))
                        .allMatch(allergy ->
                                !allergy.onset().isBefore(known.person().birthDate())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void nothing_is_decided_and_no_allergy_entered_before_the_person_lives_in_the_province(String code) {
        // Given
        List<Known> newcomers = sample(code, SAMPLE).stream()
                .filter(known -> known.person().arrival() != null)
                .toList();

        // When // Then
        assertThat(newcomers)
                .isNotEmpty()
                .allSatisfy(known -> assertThat(known.events())
                        .filteredOn(event -> event instanceof ConsentDecision || event instanceof Allergy)
                        .extracting(Event::date)
                        .allMatch(
                                date -> !date.isBefore(known.person().arrival().date())));
    }

    @Test
    void a_registry_that_keeps_no_allergies_knows_none() {
        // Given
        List<Known> sample = sample("on", 2000);

        // When // Then
        assertThat(sample).noneMatch(known -> known.of(Allergy.class).findAny().isPresent());
    }

    @Test
    void severe_allergies_forbid_vaccines_also_where_no_registry_keeps_them() {
        // Given
        Set<String> allergens = Set.of("91935009", "294847001", "294468006", "294466005", "294530006", "860956003");

        // When
        long bc = severe("bc", allergens);
        long on = severe("on", allergens);

        // Then
        assertThat(on).isGreaterThan(SAMPLE / 250);
        assertThat(bc).isGreaterThan(SAMPLE / 250);
    }

    @Test
    void conditions_follow_their_prevalence_by_age() {
        // Given
        List<Known> sample = sample("on", SAMPLE);
        List<Condition> conditions = Condition.read("catalogue/conditions.csv");

        // When // Then
        assertThat(conditions).allSatisfy(condition -> {
            List<Known> band = sample.stream()
                    .filter(known -> condition.band().concerns(known.age()))
                    .toList();
            double expected = condition.band().prevalence();
            double tolerance = 4.5 * Math.sqrt(expected * (1 - expected) / band.size()) + 0.002;
            assertThat(share(band, known -> has(known, condition.term().code())))
                    .as(condition.toString())
                    .isBetween(expected - tolerance, expected + tolerance);
        });
    }

    @Test
    void no_condition_is_diagnosed_before_it_was_known() {
        // Given
        Background background = new Background(jurisdiction("on"));
        Person old = sample("on", 2000).stream()
                .filter(known -> known.age() >= 88)
                .findFirst()
                .orElseThrow()
                .person();

        // When
        List<LocalDate> onsets = IntStream.range(0, SAMPLE)
                .mapToObj(index -> background.events(key("on", index), old))
                .flatMap(List::stream)
                .filter(event -> event.role().equals("condition/86406008"))
                .map(Event::date)
                .toList();

        // Then
        assertThat(onsets).isNotEmpty().noneMatch(onset -> onset.isBefore(LocalDate.of(1983, 6, 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void the_same_key_gives_the_same_events_in_any_order(String code) {
        // Given
        List<Known> forwards = sample(code, 2000);
        Jurisdiction jurisdiction = jurisdiction(code);
        Background background = new Background(jurisdiction);

        // When
        List<List<Event>> parallel = IntStream.range(0, 2000)
                .parallel()
                .mapToObj(i -> background.events(key(code, i), forwards.get(i).person()))
                .toList();

        // Then
        assertThat(parallel).isEqualTo(forwards.stream().map(Known::events).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "conditions-onset.csv; line 2, column onset_from; found 3.0, expected at most first_age, 2",
                "conditions-share.csv; line 2, column prevalence; found 7.0, expected a number from 0 to 1",
                "conditions-date.csv; line 2, column not_before; found '1983', expected a date like 2024-07-29",
            })
    void a_wrong_file_is_refused_by_file_line_and_column(String fixture, String place, String reason) {
        // Given
        String path = "broken/" + fixture;

        // When // Then
        assertThatThrownBy(() -> Condition.read(path))
                .isInstanceOf(DataFileException.class)
                .hasMessage(path + " " + place + ": " + reason);
    }

    private static long severe(String code, Set<String> substances) {
        Population population = new Population(jurisdiction(code));
        Background background = new Background(jurisdiction(code));
        return IntStream.range(0, SAMPLE)
                .filter(index ->
                        background.health(key(code, index), population.person(key(code, index))).findings().stream()
                                .anyMatch(finding -> substances.contains(finding.code())))
                .count();
    }

    private static boolean has(Known known, String code) {
        return known.of(RiskFactor.class).anyMatch(risk -> risk.role().equals("condition/" + code));
    }

    private static <T> double share(List<T> all, Predicate<T> wanted) {
        return all.stream().filter(wanted).count() / (double) all.size();
    }

    private static List<Known> sample(String code, int size) {
        Jurisdiction jurisdiction = jurisdiction(code);
        Population population = new Population(jurisdiction);
        Background background = new Background(jurisdiction);
        return IntStream.range(0, size)
                .mapToObj(index -> {
                    Person person = population.person(key(code, index));
                    return new Known(person, background.events(key(code, index), person));
                })
                .toList();
    }

    private static Jurisdiction jurisdiction(String code) {
        return Jurisdictions.onClassPath().find(code).orElseThrow();
    }

    private static RecordKey key(String code, long index) {
        return new RecordKey(99, code, DATE, index);
    }
}
