package dev.fhirseeder.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.data.Table;
import dev.fhirseeder.evaluate.Rule.Kind;
import dev.fhirseeder.vaccine.Catalogue;
import dev.fhirseeder.vaccine.Listing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** The evaluator finds what it is for, and leaves alone what it has no business with. */
class RuleTest {

    private static final List<Rule> RULES = RuleBook.rules();

    /** Vaccines that no Canadian programme ever bought; people bring them along. */
    private static final Set<String> ELSEWHERE =
            Set.of("DTaP", "DPT-HB-Hib", "DPT", "HPV", "M", "MR", "Pneu-C", "tOPV");

    @ParameterizedTest
    @CsvFileSource(resources = "/evaluate/wrong.csv", numLinesToSkip = 1)
    void a_wrong_life_breaks_just_the_rules_that_it_should(String pt, LocalDate born, String doses, String broken) {
        // Given
        List<Given> given = Arrays.stream(doses.split(";"))
                .map(String::strip)
                .map(RuleTest::given)
                .sorted(Comparator.comparing(Given::on))
                .toList();
        // When
        Set<String> found = new TreeSet<>();
        RULES.stream()
                .filter(rule -> rule.holdsIn(pt))
                .forEach(rule -> rule.faults(born, given).stream()
                        .map(fault -> fault.substring(0, fault.indexOf(':')))
                        .forEach(found::add));
        // Then
        assertThat(found).isEqualTo(broken == null ? Set.of() : new TreeSet<>(List.of(broken.split(" "))));
    }

    @Test
    void every_kind_of_rule_is_broken_by_one_of_those_lives() {
        // Given
        Set<String> ids = new HashSet<>();
        Table.read("evaluate/wrong.csv", List.of("pt", "born", "doses", "broken"), row -> {
            row.optional("broken").ifPresent(broken -> ids.addAll(List.of(broken.split(" "))));
            return row.text("doses");
        });
        // When
        Set<Kind> kinds = new HashSet<>();
        RULES.stream().filter(rule -> ids.contains(rule.id())).map(Rule::kind).forEach(kinds::add);
        // Then
        assertThat(kinds).containsExactlyInAnyOrder(Kind.values());
    }

    @Test
    void every_rule_is_about_vaccines_that_there_are() {
        // When
        Set<String> named = new TreeSet<>();
        RULES.forEach(rule -> {
            named.addAll(rule.vaccines());
            named.addAll(rule.after());
        });
        // Then
        List<String> known = new ArrayList<>(ELSEWHERE);
        Catalogue.load().listings().stream()
                .map(listing -> listing.product().title())
                .forEach(title -> known.addAll(List.of(Given.vaccine(title), Given.name(title))));
        assertThat(known).containsAll(named);
    }

    /** The generator's catalogue says of itself when a product was used; here it has to stand the sources' word. */
    @Test
    void every_product_has_a_first_day() {
        // When
        List<String> timeless = Catalogue.load().listings().stream()
                .filter(listing -> !listing.isAbroadOnly())
                .map(Listing::product)
                .filter(product -> Stream.of("bc", "on")
                        .noneMatch(pt -> RULES.stream()
                                .filter(rule -> rule.kind() == Kind.ERA && rule.first() != null && rule.holdsIn(pt))
                                .anyMatch(rule ->
                                        given(product.title() + " 2020-01-01").isOneOf(rule.vaccines()))))
                .map(product -> product.name())
                .toList();
        // Then
        assertThat(timeless).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETED, , true",
        "COMPLETED, false, true",
        "COMPLETED, true, false",
        "NOTDONE, , false",
        "ENTEREDINERROR, , false"
    })
    void what_the_record_itself_calls_bad_is_not_judged(ImmunizationStatus status, Boolean subpotent, boolean judged) {
        // Given
        Immunization dose = new Immunization().setStatus(status);
        if (subpotent != null) {
            dose.setIsSubpotent(subpotent);
        }
        // When // Then
        assertThat(Given.isCalledGood(dose)).isEqualTo(judged);
    }

    @ParameterizedTest
    @CsvSource({"false, true, false, true", "false, true, true, false", "true, false, true, false"})
    void a_dose_that_was_reported_and_nobody_answers_for_was_had_elsewhere(
            boolean primary, boolean reported, boolean performed, boolean elsewhere) {
        // Given
        Immunization dose = new Immunization()
                .setVaccineCode(new CodeableConcept().setText("[MMR] PRIORIX"))
                .setOccurrence(new DateTimeType("2020-03-01"))
                .setPrimarySourceElement(new BooleanType(primary));
        if (reported) {
            dose.setReportOrigin(new CodeableConcept().setText("Written Record"));
        }
        if (performed) {
            dose.addPerformer().setActor(new Reference().setDisplay("a clinic"));
        }
        // When
        Given given = Given.of(dose);
        // Then
        assertThat(given).isEqualTo(new Given("MMR", "PRIORIX", LocalDate.of(2020, 3, 1), elsewhere));
    }

    /** Reads a vaccine and a day, with a star before it if it was had elsewhere. */
    private static Given given(String text) {
        String title = text.substring(text.startsWith("*") ? 1 : 0, text.lastIndexOf(' '))
                .strip();
        return new Given(
                Given.vaccine(title),
                Given.name(title),
                LocalDate.parse(text.substring(text.lastIndexOf(' ') + 1)),
                text.startsWith("*"));
    }
}
