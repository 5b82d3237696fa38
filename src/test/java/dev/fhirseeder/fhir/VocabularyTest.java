package dev.fhirseeder.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.fhirseeder.data.Table;
import dev.fhirseeder.vaccine.Term;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VocabularyTest {

    private static final Vocabulary VOCABULARY = Vocabulary.load();

    @Test
    void what_stands_in_no_file_is_refused() {
        assertThatThrownBy(() -> Concepts.coding(Systems.SNOMED_CT, new Term("138875005", "SNOMED CT Concept")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("138875005")
                .hasMessageContaining("catalogue/terms.csv")
                .hasMessageContaining("catalogue/vocabulary.csv");
        assertThatThrownBy(() -> Concepts.coding("http://example.org/no-such-system", "active"))
                .hasMessageContaining("http://example.org/no-such-system");
        assertThatThrownBy(() -> Concepts.coding(Systems.LOINC, "active")).hasMessageContaining(Systems.LOINC);
    }

    @Test
    void a_display_that_does_not_belong_to_its_code_is_refused() {
        assertThatThrownBy(() -> Concepts.snomed(new Term("386661006", "Fewer")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'386661006' of http://snomed.info/sct is 'Fever' and not 'Fewer'");
    }

    @Test
    void each_code_is_the_callers_own() {
        // When
        Concepts.coding(Systems.LOINC, "8310-5").setDisplay("changed");
        // Then
        assertThat(Concepts.coding(Systems.LOINC, "8310-5").getDisplay()).isEqualTo("Body temperature");
    }

    @Test
    void every_system_of_the_catalogue_is_one_that_is_declared() throws IllegalAccessException {
        // Given
        Set<String> declared = new HashSet<>();
        for (Field field : Systems.class.getFields()) {
            declared.add((String) field.get(null));
        }
        // Then
        assertThat(VOCABULARY.all()).extracting(Vocabulary.Triple::system).isSubsetOf(declared);
    }

    @Test
    void the_terms_are_sorted_and_none_stands_there_twice() {
        // When
        List<String> keys = Table.excerpt(
                "catalogue/terms.csv", List.of("system", "code"), row -> row.text("system") + " " + row.text("code"));
        // Then
        assertThat(keys).isSorted().doesNotHaveDuplicates();
    }

    /** Of those code systems that R4 brings or that lie in the folder of profiles: the rest are checked at their source. */
    @Test
    void a_display_is_the_code_systems_own() {
        // Given
        List<String> wrong = new ArrayList<>();
        Set<String> checked = new HashSet<>();
        // When
        for (Vocabulary.Triple triple : VOCABULARY.all()) {
            CodeSystem system = Validation.codeSystem(triple.system(), isNewer(triple));
            if (system != null && system.hasConcept()) {
                checked.add(triple.system());
                String display = display(system.getConcept(), triple.code());
                if (display == null
                        || triple.display() != null && !triple.display().equals(display)) {
                    wrong.add(triple + " is " + display);
                }
            }
        }
        // Then
        assertThat(checked).contains(Systems.CONDITION_CLINICAL, Systems.ACT_CODE, Systems.CONTACT_ROLE);
        assertThat(wrong).isEmpty();
    }

    @Test
    void the_terms_of_hl7_terminology_are_checked_when_it_is_at_hand() {
        // Given
        assumeThat(Validation.PROFILES).as(ProfilesFolder.ABSENT).isPresent();
        // Then
        assertThat(VOCABULARY.all().stream().filter(VocabularyTest::isNewer))
                .hasSizeGreaterThan(10)
                .allMatch(triple -> Validation.codeSystem(triple.system(), true) != null);
    }

    /** HL7 Terminology has changed some displays since R4, that of JHN for one. */
    private static boolean isNewer(Vocabulary.Triple triple) {
        return triple.source().contains("HL7 Terminology") || triple.source().contains("THO");
    }

    private static @Nullable String display(List<ConceptDefinitionComponent> concepts, String code) {
        for (ConceptDefinitionComponent concept : concepts) {
            String found = concept.getCode().equals(code) ? concept.getDisplay() : display(concept.getConcept(), code);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
