package dev.fhirseeder.fhir;

import dev.fhirseeder.data.Table;
import dev.fhirseeder.vaccine.Term;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;

/**
 * Languages as FHIR R4 codes them. The value set of common languages is only preferred for a patient's language, and yet
 * HAPI's validator, in the order of supports that its own documentation shows, calls any other code an error, and a HAPI
 * server that validates refuses the Patient. A language outside the set is therefore named in words, not coded.
 */
final class Languages {

    private static final Map<String, Term> CODES = Table.read(
                    "catalogue/languages.csv", List.of("tag", "code", "display", "source"), row -> {
                        row.text("source");
                        return Map.entry(row.text("tag"), new Term(row.text("code"), row.text("display")));
                    })
            .stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private Languages() {}

    /**
     * Returns the concept of a language: its name in words, and its code where R4 has one.
     *
     * @param language a BCP 47 tag with its English name
     */
    static CodeableConcept concept(Term language) {
        Term code = CODES.get(language.code());
        CodeableConcept concept = code == null ? new CodeableConcept() : Concepts.concept(Systems.LANGUAGE, code);
        return concept.setText(language.display());
    }
}
