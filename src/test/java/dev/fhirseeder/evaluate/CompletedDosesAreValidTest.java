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
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletedDosesAreValidTest {

    private static final int RECORDS = Integer.getInteger("evaluated", 5000);
    private static final LocalDate DATE = LocalDate.of(2026, 11, 1);
    private static final RecordMapper MAPPER = new RecordMapper();

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void every_completed_dose_is_valid_by_rules_that_are_not_the_generators(String pt) {
        // Given
        List<Rule> rules =
                RuleBook.rules().stream().filter(rule -> rule.holdsIn(pt)).toList();
        Iterator<PatientRecord> records =
                generator(pt).records(new GenerationRequest(List.of(pt), RECORDS, 0, 4711, DATE, DATE, List.of()));
        Map<String, List<String>> faults = new TreeMap<>();
        int doses = 0;
        // When
        while (records.hasNext()) {
            List<? extends Resource> resources = MAPPER.resources(records.next(), ReferenceStyle.RELATIVE);
            List<Given> given = given(resources);
            doses += given.size();
            for (Rule rule : rules) {
                rule.faults(birth(resources), given)
                        .forEach(fault -> faults.computeIfAbsent(rule.id(), id -> new ArrayList<>())
                                .add(fault));
            }
        }
        // Then
        assertThat(doses).isGreaterThan(10 * RECORDS);
        faults.replaceAll((id, all) -> List.of(all.size() + " times", all.get(0)));
        assertThat(faults).isEmpty();
    }

    static List<Given> given(List<? extends Resource> resources) {
        return resources.stream()
                .filter(Immunization.class::isInstance)
                .map(Immunization.class::cast)
                .filter(Given::isCalledGood)
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
