package dev.fhirseeder.fhir;

import dev.fhirseeder.vaccine.Term;
import java.math.BigDecimal;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Quantity;

/**
 * Builds the data types that most mappers need, and is the only class that makes a code: what it makes stands in the
 * {@link Vocabulary}, so that nothing else can be written. Whatever is asked for beyond it is refused with an
 * IllegalArgumentException that names the files. Each result is new and the caller's own.
 */
final class Concepts {

    private static final Vocabulary VOCABULARY = Vocabulary.load();

    private Concepts() {}

    /** Returns a code with the display that the vocabulary has for it, or without one if it has none. */
    static Coding coding(String system, String code) {
        return made(VOCABULARY.triple(system, code));
    }

    /** Returns the code of a term. Its display is the vocabulary's own, or it is refused. */
    static Coding coding(String system, Term term) {
        return made(VOCABULARY.triple(system, term));
    }

    static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(coding(system, code));
    }

    static CodeableConcept concept(String system, Term term) {
        return new CodeableConcept(coding(system, term));
    }

    static CodeableConcept snomed(Term term) {
        return concept(Systems.SNOMED_CT, term);
    }

    /** Returns a measured value. The unit is written as the vocabulary displays its code of UCUM. */
    static Quantity quantity(BigDecimal value, String ucum) {
        Vocabulary.Triple unit = VOCABULARY.triple(Systems.UCUM, ucum);
        return new Quantity()
                .setValue(value)
                .setUnit(unit.display())
                .setSystem(unit.system())
                .setCode(unit.code());
    }

    /** Returns the tag of a seed: the one code that no list can hold, since every number is one. */
    static Coding seed(String seed) {
        return new Coding().setSystem(Systems.SEED).setCode(seed);
    }

    /** Returns a date with the precision of a day, and so without a time zone. */
    static DateTimeType day(String date) {
        return new DateTimeType(date);
    }

    private static Coding made(Vocabulary.Triple triple) {
        return new Coding(triple.system(), triple.code(), triple.display());
    }
}
