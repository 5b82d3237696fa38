package dev.fhirseeder.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.person.Gender;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.vaccine.Age;
import dev.fhirseeder.vaccine.Catalogue;
import dev.fhirseeder.vaccine.Selection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Facts of the schedules as cases that a nurse can add: 300 people of one birth date and gender, and what is expected
 * of the doses that a name chooses within ages (from, inclusive, to, exclusive) and dates (both inclusive): {@code
 * none}, {@code some}, {@code rare} (below 10 % of the people), {@code common} (above 50 %), or {@code only} followed
 * by the one abbreviation that occurs.
 */
class ScheduleCasesTest {

    private static final int PEOPLE = 300;
    private static final LocalDate HORIZON = LocalDate.of(2032, 12, 31);
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Map<String, Historian> HISTORIANS = new ConcurrentHashMap<>();
    private static final List<String> COLUMNS = List.of(
            "case", "born", "gender", "chooses", "dose", "age_from", "age_to", "on_from", "on_to", "expects", "source");

    record Case(
            String pt,
            String name,
            LocalDate born,
            Gender gender,
            Selection chooses,
            Integer dose,
            LocalDate from,
            LocalDate to,
            String expects) {

        @Override
        public String toString() {
            return pt + ": " + name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of("bc", "on")
                .flatMap(pt -> Table.read("cases/schedule/" + pt + "/facts.csv", COLUMNS, row -> of(pt, row)).stream());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_fact_shows_in_the_histories(Case fact) {
        // Given
        Historian historian = HISTORIANS.computeIfAbsent(fact.pt(), pt -> Historian.load(pt, CATALOGUE));
        Person person = People.born(fact.pt(), fact.born(), fact.gender(), false);
        // When
        List<String> given = new ArrayList<>();
        int people = 0;
        for (long i = 0; i < PEOPLE; i++) {
            List<String> own = abbreviations(fact, historian.history(People.key(fact.pt(), i), person, HORIZON));
            given.addAll(own);
            people += own.isEmpty() ? 0 : 1;
        }
        // Then
        switch (fact.expects()) {
            case "none" -> assertThat(given).isEmpty();
            case "some" -> assertThat(given).isNotEmpty();
            case "rare" -> assertThat(people).isLessThan(PEOPLE / 10);
            case "common" -> assertThat(people).isGreaterThan(PEOPLE / 2);
            default ->
                assertThat(given).isNotEmpty().containsOnly(fact.expects().substring("only ".length()));
        }
    }

    private static List<String> abbreviations(Case fact, History history) {
        return history.events().stream()
                .filter(Immunization.class::isInstance)
                .map(Immunization.class::cast)
                .filter(dose -> fact.chooses().chooses(dose.series(), dose.product()))
                .filter(dose -> fact.dose() == 0 || dose.doseNumber() == fact.dose())
                .filter(dose ->
                        !dose.date().isBefore(fact.from()) && dose.date().isBefore(fact.to()))
                .map(dose -> dose.product().abbreviation())
                .toList();
    }

    private static Case of(String pt, Row row) {
        LocalDate born = row.date("born");
        LocalDate from = later(
                row.optionalValue("age_from", "an age", Age::parse)
                        .map(age -> age.from(born))
                        .orElse(born),
                row.optionalValue("on_from", "a date", LocalDate::parse).orElse(born));
        LocalDate to = earlier(
                row.optionalValue("age_to", "an age", Age::parse)
                        .map(age -> age.from(born))
                        .orElse(HORIZON),
                row.optionalValue("on_to", "a date", LocalDate::parse)
                        .map(day -> day.plusDays(1))
                        .orElse(HORIZON));
        row.text("source");
        return new Case(
                pt,
                row.text("case"),
                born,
                row.value("gender", "female or male", text -> Gender.valueOf(text.toUpperCase(Locale.ROOT))),
                Selection.of(List.of(row.text("chooses"))),
                row.optionalValue("dose", "a number", Integer::valueOf).orElse(0),
                from,
                to,
                row.text("expects"));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
