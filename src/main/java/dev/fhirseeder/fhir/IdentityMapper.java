package dev.fhirseeder.fhir;

import dev.fhirseeder.person.Gender;
import dev.fhirseeder.person.IndigenousGroup;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.vaccine.Term;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;

/** What a Patient says of sex, gender, ethnicity and origin, for all of which it has extensions only. */
final class IdentityMapper {

    private static final String NON_BINARY = "33791000087105";

    private static final Function<String, Element<Patient>> BIRTH_SEX = PatientMapper.PATIENT.constants(
            (patient, sex) -> patient.addExtension(Systems.EXT_BIRTH_SEX, Concepts.coding(Systems.BIRTH_SEX, sex)));
    private static final Element<Patient> NEITHER = PatientMapper.PATIENT.constant(patient -> {
        Extension identity = new Extension(Systems.EXT_GENDER_IDENTITY);
        identity.addExtension("value", Concepts.concept(Systems.SNOMED_CT, NON_BINARY));
        patient.addExtension(identity);
    });
    private static final Function<Term, Element<Patient>> ETHNICITY =
            PatientMapper.PATIENT.constants((patient, ethnicity) ->
                    patient.addExtension(Systems.EXT_ETHNICITY, Concepts.coding(Systems.SNOMED_CT, ethnicity)));
    private static final Element<Patient> INDIGENOUS = PatientMapper.PATIENT.constant(
            patient -> patient.addExtension(Systems.EXT_INDIGENOUS, Concepts.coding(Systems.YES_NO, "Y")));
    private static final Function<IndigenousGroup, Element<Patient>> GROUP =
            PatientMapper.PATIENT.constants((patient, group) -> patient.addExtension(
                    Systems.EXT_INDIGENOUS_GROUP, Concepts.coding(Systems.INDIGENOUS_GROUP, group(group))));
    private static final Element<Patient> COUNTRY_OF_BIRTH = PatientMapper.PATIENT.element(
            Word.CODE,
            (patient, country) -> patient.addExtension(Systems.EXT_BIRTH_PLACE, new Address().setCountry(country)));

    private IdentityMapper() {}

    static void write(Person person, Sheet sheet) {
        writeSex(person.gender(), sheet);
        if (person.ethnicity() != null) {
            sheet.write(ETHNICITY.apply(person.ethnicity()));
        }
        if (person.indigenousGroup() != null) {
            sheet.write(INDIGENOUS);
            sheet.write(GROUP.apply(person.indigenousGroup()));
        }
        if (person.arrival() != null && person.arrival().country() != null) {
            sheet.write(COUNTRY_OF_BIRTH, person.arrival().country());
        }
    }

    /**
     * Who is recorded as male or female was so at birth, as far as the model knows. Of the others the sex at birth is not
     * said, and {@code other} stands for a gender that is neither: the census counts non-binary people.
     */
    private static void writeSex(Gender gender, Sheet sheet) {
        switch (gender) {
            case MALE -> sheet.write(BIRTH_SEX.apply("M"));
            case FEMALE -> sheet.write(BIRTH_SEX.apply("F"));
            case OTHER -> sheet.write(NEITHER);
            case UNKNOWN -> {}
        }
    }

    private static String group(IndigenousGroup group) {
        return switch (group) {
            case FIRST_NATIONS -> "firstnations";
            case INUIT -> "inuit";
            case METIS -> "metis";
        };
    }
}
