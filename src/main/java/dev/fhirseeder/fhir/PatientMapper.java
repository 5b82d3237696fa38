package dev.fhirseeder.fhir;

import dev.fhirseeder.jurisdiction.Jurisdiction;
import dev.fhirseeder.person.Address;
import dev.fhirseeder.person.Gender;
import dev.fhirseeder.person.Guardian;
import dev.fhirseeder.person.HealthCard;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.person.PersonName;
import dev.fhirseeder.vaccine.Term;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.commons.lang3.ArrayUtils;
import org.hl7.fhir.r4.model.Address.AddressUse;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
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

    static final Kind<Patient> PATIENT = new Kind<>(Patient::new, Patient::addIdentifier);

    private static final Function<String, Element<Patient>> HEALTH_NUMBER =
            Kind.each(system -> new HealthCardForm(system, false).element());
    private static final Function<String, Element<Patient>> VERSIONED_NUMBER =
            Kind.each(system -> new HealthCardForm(system, true).element());
    private static final Function<Integer, Element<Patient>> NAME = Kind.each(given -> PATIENT.element(
            names(given), (patient, words) -> patient.addName(name(words, 0).setUse(NameUse.OFFICIAL))));
    private static final Element<Patient> PHONE = PATIENT.element(
            Word.CODE, (patient, number) -> patient.addTelecom(phone(number).setUse(ContactPointUse.HOME)));
    private static final Function<Gender, Element<Patient>> GENDER =
            PATIENT.constants((patient, gender) -> patient.setGender(gender(gender)));
    private static final Element<Patient> BIRTH_DATE =
            PATIENT.element(Word.DATE, (patient, date) -> patient.setBirthDateElement(new DateType(date)));
    private static final Element<Patient> DECEASED =
            PATIENT.element(Word.DATE, (patient, date) -> patient.setDeceased(Concepts.day(date)));
    private static final Function<String, Element<Patient>> ADDRESS = Kind.each(province -> PATIENT.element(
            List.of(Word.TEXT, Word.TEXT, Word.CODE),
            (patient, words) -> patient.addAddress(address(province, words))));
    private static final Function<Gender, Function<Integer, Element<Patient>>> CONTACT =
            Kind.each(gender -> Kind.each(given -> new ContactForm(gender, given).element()));
    private static final Function<Term, Element<Patient>> LANGUAGE = PATIENT.constants((patient, language) ->
            patient.addCommunication().setLanguage(Languages.concept(language)).setPreferred(true));

    /** What differs between the identifiers of health cards beside their words. */
    private record HealthCardForm(String system, boolean versioned) {

        Element<Patient> element() {
            List<Word> words = versioned ? List.of(Word.CODE, Word.CODE) : List.of(Word.CODE);
            return PATIENT.element(words, (patient, said) -> patient.addIdentifier(identifier(said)));
        }

        private Identifier identifier(String... said) {
            Identifier identifier = new Identifier()
                    .setUse(IdentifierUse.OFFICIAL)
                    .setType(Concepts.concept(Systems.IDENTIFIER_TYPE, "JHN"))
                    .setSystem(system)
                    .setValue(said[0]);
            if (versioned) {
                identifier.addExtension(Systems.EXT_IDENTIFIER_VERSION, new StringType(said[1]));
            }
            return identifier;
        }
    }

    /** What differs between guardians beside their words. */
    private record ContactForm(Gender gender, int given) {

        Element<Patient> element() {
            List<Word> words = new ArrayList<>(List.of(Word.CODE));
            words.addAll(names(given));
            return PATIENT.element(words, (patient, said) -> patient.addContact(contact(said)));
        }

        private ContactComponent contact(String... said) {
            CodeableConcept relationship = new CodeableConcept()
                    .addCoding(Concepts.coding(Systems.CONTACT_ROLE, "CP"))
                    .addCoding(Concepts.coding(Systems.ROLE_CODE, "GUARD"));
            return new ContactComponent()
                    .addRelationship(relationship)
                    .setName(name(said, 1))
                    .addTelecom(phone(said[0]))
                    .setGender(PatientMapper.gender(gender));
        }
    }

    private PatientMapper() {}

    static void write(Person person, Jurisdiction jurisdiction, Sheet sheet) {
        String id = sheet.begin(PATIENT);
        IdentityMapper.write(person, sheet);
        HealthCard card = person.healthCard();
        if (card != null) {
            writeHealthNumber(card, jurisdiction, sheet);
        }
        sheet.write(PATIENT.identifier(), id);
        PersonName name = person.name();
        sheet.writeAll(NAME.apply(name.given().size()), (Object[]) words(name));
        sheet.write(PHONE, person.phone());
        sheet.write(GENDER.apply(person.gender()));
        sheet.write(BIRTH_DATE, person.birthDate());
        if (person.deceased() != null) {
            sheet.write(DECEASED, person.deceased());
        }
        Address address = person.address();
        sheet.writeAll(
                ADDRESS.apply(jurisdiction.code()),
                address.line(),
                address.place().name(),
                address.postalCode());
        if (person.guardian() != null) {
            writeContact(person.guardian(), sheet);
        }
        sheet.write(LANGUAGE.apply(person.language()));
        sheet.end();
    }

    private static void writeHealthNumber(HealthCard card, Jurisdiction jurisdiction, Sheet sheet) {
        String version = card.version();
        String system = jurisdiction.healthNumbers().system();
        if (version == null) {
            sheet.write(HEALTH_NUMBER.apply(system), card.number());
        } else {
            sheet.write(VERSIONED_NUMBER.apply(system), card.number(), version);
        }
    }

    private static void writeContact(Guardian guardian, Sheet sheet) {
        PersonName name = guardian.name();
        sheet.writeAll(CONTACT.apply(guardian.gender()).apply(name.given().size()), (Object[])
                ArrayUtils.insert(0, words(name), guardian.phone()));
    }

    /** The given names and then the surname. */
    private static String[] words(PersonName name) {
        List<String> given = name.given();
        String[] words = given.toArray(new String[given.size() + 1]);
        words[given.size()] = name.family();
        return words;
    }

    private static List<Word> names(int given) {
        return Collections.nCopies(given + 1, Word.TEXT);
    }

    private static HumanName name(String[] words, int from) {
        HumanName human = new HumanName().setFamily(words[words.length - 1]);
        for (int i = from; i < words.length - 1; i++) {
            human.addGiven(words[i]);
        }
        return human;
    }

    private static ContactPoint phone(String number) {
        return new ContactPoint().setSystem(ContactPointSystem.PHONE).setValue(number);
    }

    /** The names of both enumerations are those of the value set {@code administrative-gender}. */
    private static AdministrativeGender gender(Gender gender) {
        return AdministrativeGender.valueOf(gender.name());
    }

    private static org.hl7.fhir.r4.model.Address address(String province, String... words) {
        return new org.hl7.fhir.r4.model.Address()
                .setUse(AddressUse.HOME)
                .addLine(words[0])
                .setCity(words[1])
                .setState(province.toUpperCase(Locale.ROOT))
                .setPostalCode(words[2])
                .setCountry("CA");
    }
}
