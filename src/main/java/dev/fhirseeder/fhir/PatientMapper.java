package dev.fhirseeder.fhir;

import dev.fhirseeder.jurisdiction.Jurisdiction;
import dev.fhirseeder.person.Address;
import dev.fhirseeder.person.Gender;
import dev.fhirseeder.person.Guardian;
import dev.fhirseeder.person.HealthCard;
import dev.fhirseeder.person.IndigenousGroup;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.person.PersonName;
import java.util.Locale;
import org.hl7.fhir.r4.model.Address.AddressUse;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.ContactComponent;
import org.hl7.fhir.r4.model.StringType;

/**
 * A person as a Patient, with CA Baseline's extensions for what FHIR itself has no element for. A newborn without a health
 * number is found by the identifier of ours alone.
 */
final class PatientMapper {

    private static final String NON_BINARY = "33791000087105";

    private PatientMapper() {}

    static Patient patient(Person person, Jurisdiction jurisdiction, Stamp stamp) {
        Patient patient = stamp.mark(new Patient(), stamp.patientId());
        if (person.healthCard() != null) {
            patient.addIdentifier(healthNumber(person.healthCard(), jurisdiction));
        }
        patient.addIdentifier(stamp.identifier(stamp.patientId()));
        patient.addName(name(person.name()).setUse(NameUse.OFFICIAL));
        patient.addTelecom(phone(person.phone()).setUse(ContactPointUse.HOME));
        patient.setGender(gender(person.gender()));
        patient.setBirthDateElement(new DateType(person.birthDate().toString()));
        if (person.deceased() != null) {
            patient.setDeceased(Concepts.day(person.deceased()));
        }
        patient.addAddress(address(person.address(), jurisdiction));
        if (person.guardian() != null) {
            patient.addContact(contact(person.guardian()));
        }
        patient.addCommunication()
                .setLanguage(Languages.concept(person.language()))
                .setPreferred(true);
        addSex(patient, person.gender());
        addIdentity(patient, person);
        if (person.arrival() != null && person.arrival().country() != null) {
            patient.addExtension(
                    Systems.EXT_BIRTH_PLACE, country(person.arrival().country()));
        }
        return patient;
    }

    private static org.hl7.fhir.r4.model.Address country(String code) {
        return new org.hl7.fhir.r4.model.Address().setCountry(code);
    }

    private static Identifier healthNumber(HealthCard card, Jurisdiction jurisdiction) {
        Identifier identifier = new Identifier()
                .setUse(IdentifierUse.OFFICIAL)
                .setType(Concepts.concept(Systems.IDENTIFIER_TYPE, "JHN"))
                .setSystem(jurisdiction.healthNumbers().system())
                .setValue(card.number());
        if (card.version() != null) {
            identifier.addExtension(Systems.EXT_IDENTIFIER_VERSION, new StringType(card.version()));
        }
        return identifier;
    }

    /**
     * Who is recorded as male or female was so at birth, as far as the model knows. Of the others the sex at birth is not
     * said, and {@code other} stands for a gender that is neither: the census counts non-binary people.
     */
    private static void addSex(Patient patient, Gender gender) {
        switch (gender) {
            case MALE -> patient.addExtension(Systems.EXT_BIRTH_SEX, Concepts.coding(Systems.BIRTH_SEX, "M"));
            case FEMALE -> patient.addExtension(Systems.EXT_BIRTH_SEX, Concepts.coding(Systems.BIRTH_SEX, "F"));
            case OTHER -> {
                Extension identity = new Extension(Systems.EXT_GENDER_IDENTITY);
                identity.addExtension("value", Concepts.concept(Systems.SNOMED_CT, NON_BINARY));
                patient.addExtension(identity);
            }
            case UNKNOWN -> {}
        }
    }

    private static void addIdentity(Patient patient, Person person) {
        if (person.ethnicity() != null) {
            patient.addExtension(Systems.EXT_ETHNICITY, Concepts.coding(Systems.SNOMED_CT, person.ethnicity()));
        }
        if (person.indigenousGroup() != null) {
            patient.addExtension(Systems.EXT_INDIGENOUS, Concepts.coding(Systems.YES_NO, "Y"));
            patient.addExtension(
                    Systems.EXT_INDIGENOUS_GROUP,
                    Concepts.coding(Systems.INDIGENOUS_GROUP, group(person.indigenousGroup())));
        }
    }

    private static String group(IndigenousGroup group) {
        return switch (group) {
            case FIRST_NATIONS -> "firstnations";
            case INUIT -> "inuit";
            case METIS -> "metis";
        };
    }

    private static HumanName name(PersonName name) {
        HumanName human = new HumanName().setFamily(name.family());
        name.given().forEach(human::addGiven);
        return human;
    }

    private static ContactPoint phone(String number) {
        return new ContactPoint().setSystem(ContactPointSystem.PHONE).setValue(number);
    }

    /** The names of both enumerations are those of the value set {@code administrative-gender}. */
    private static AdministrativeGender gender(Gender gender) {
        return AdministrativeGender.valueOf(gender.name());
    }

    private static org.hl7.fhir.r4.model.Address address(Address address, Jurisdiction jurisdiction) {
        return new org.hl7.fhir.r4.model.Address()
                .setUse(AddressUse.HOME)
                .addLine(address.line())
                .setCity(address.place().name())
                .setState(jurisdiction.code().toUpperCase(Locale.ROOT))
                .setPostalCode(address.postalCode())
                .setCountry("CA");
    }

    private static ContactComponent contact(Guardian guardian) {
        CodeableConcept relationship = new CodeableConcept()
                .addCoding(Concepts.coding(Systems.CONTACT_ROLE, "CP"))
                .addCoding(Concepts.coding(Systems.ROLE_CODE, "GUARD"));
        return new ContactComponent()
                .addRelationship(relationship)
                .setName(name(guardian.name()))
                .addTelecom(phone(guardian.phone()))
                .setGender(gender(guardian.gender()));
    }
}
