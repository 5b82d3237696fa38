package dev.fhirseeder.fhir;

import dev.fhirseeder.vaccine.Term;
import java.time.LocalDate;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;

/** Builds the data types that most mappers need. */
final class Concepts {

    private Concepts() {}

    static Coding coding(String system, String code, String display) {
        return new Coding(system, code, display);
    }

    static Coding coding(String system, Term term) {
        return coding(system, term.code(), term.display());
    }

    static CodeableConcept concept(String system, String code, String display) {
        return new CodeableConcept(coding(system, code, display));
    }

    static CodeableConcept concept(String system, Term term) {
        return new CodeableConcept(coding(system, term));
    }

    static CodeableConcept snomed(Term term) {
        return concept(Systems.SNOMED_CT, term);
    }

    /** Returns a date with the precision of a day, and so without a time zone. */
    static DateTimeType day(LocalDate date) {
        return new DateTimeType(date.toString());
    }
}
