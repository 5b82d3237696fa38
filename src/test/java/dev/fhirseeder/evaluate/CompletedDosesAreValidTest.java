package dev.fhirseeder.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.fhir.ReferenceStyle;
import dev.fhirseeder.generate.Chronicler;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.generate.RecordGenerator;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.vaccine.Catalogue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletedDosesAreValidTest {

    private static final int RECORDS = Integer.getInteger("evaluated", 5000);
    private static final LocalDate DATE = LocalDate.of(2026, 11, 1);
    private static final List<Rule> RULES = Rule.all();
    private static final RecordMapper MAPPER = new RecordMapper();

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void every_completed_dose_is_valid_by_rules_that_are_not_the_generators(String pt) {
        // Given
        Iterator<PatientRecord> records =
                generator(pt).records(new GenerationRequest(List.of(pt), RECORDS, 0, 4711, DATE, DATE, List.of()));
        List<String> faults = new ArrayList<>();
        int doses = 0;
        // When
        while (records.hasNext()) {
            List<? extends Resource> resources = MAPPER.resources(records.next(), ReferenceStyle.RELATIVE);
            List<Given> given = given(resources);
            doses += given.size();
            faults.addAll(faults(pt, birth(resources), given));
        }
        // Then
        assertThat(doses).isGreaterThan(10 * RECORDS);
        assertThat(faults).isEmpty();
    }

    @Test
    void every_kind_of_fault_is_seen() {
        // Given
        LocalDate birth = LocalDate.of(2015, 3, 1);
        List<Given> wrong = List.of(
                new Given("DTaP-HB-IPV-Hib", birth.plusDays(60)),
                new Given("DTaP-HB-IPV-Hib", birth.plusDays(80)),
                new Given("Rota-5", birth.plusDays(60)),
                new Given("MMR", birth.plusDays(364)),
                new Given("Var", birth.plusDays(380)),
                new Given("LZV", birth.plusYears(9)),
                new Given("RZV", birth.plusYears(9).plusDays(90)));
        // When
        Set<String> seen = new TreeSet<>();
        faults("on", birth, wrong).forEach(fault -> seen.add(fault.substring(0, fault.indexOf(':'))));
        // Then
        assertThat(seen)
                .containsExactlyInAnyOrder(
                        "never-hexa-on",
                        "gap-dtp-2",
                        "gap-dtp-any",
                        "age-hb-infant-gap-2",
                        "era-rota-5",
                        "age-mmr",
                        "live",
                        "age-lzv",
                        "age-rzv",
                        "after-lzv");
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
        assertThat(Catalogue.load().listings().stream()
                        .map(listing -> Given.vaccine(listing.product().title())))
                .containsAll(named);
    }

    static List<String> faults(String pt, LocalDate birth, List<Given> given) {
        return RULES.stream()
                .filter(rule -> rule.holdsIn(pt))
                .flatMap(rule -> rule.faults(birth, given).stream())
                .toList();
    }

    static List<Given> given(List<? extends Resource> resources) {
        return resources.stream()
                .filter(Immunization.class::isInstance)
                .map(Immunization.class::cast)
                .filter(dose -> dose.getStatus() == ImmunizationStatus.COMPLETED)
                .map(Given::of)
                .sorted(Comparator.comparing(Given::on))
                .toList();
    }

    private static LocalDate birth(List<? extends Resource> resources) {
        return resources.stream()
                .filter(Patient.class::isInstance)
                .map(patient -> LocalDate.parse(
                        ((Patient) patient).getBirthDateElement().getValueAsString()))
                .findFirst()
                .orElseThrow();
    }

    private static RecordGenerator generator(String pt) {
        return new RecordGenerator(
                Map.of(pt, new Chronicler(Jurisdictions.onClassPath().find(pt).orElseThrow(), Catalogue.load())));
    }
}
