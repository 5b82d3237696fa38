package dev.fhirseeder.fhir;

import static dev.fhirseeder.fhir.ImmunizationElements.IMMUNIZATION;
import static dev.fhirseeder.fhir.ImmunizationElements.logical;

import dev.fhirseeder.vaccine.Manufacturer;
import dev.fhirseeder.vaccine.Product;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * What an Immunization says of the product.
 *
 * @param completed a dose that was given: what it is, by whatever codes it has; the words are the patient and the day
 * @param erroneous such a dose that was entered in error; with the same words
 * @param offered what it is whatever its maker; with the same words
 * @param manufacturer null where not known
 * @param administration the route and the volume
 */
record VaccineElements(
        Element<Immunization> completed,
        Element<Immunization> erroneous,
        Element<Immunization> offered,
        @Nullable Element<Immunization> manufacturer,
        Element<Immunization> administration) {

    private static final List<Word> PATIENT_AND_DAY = List.of(Word.REFERENCE, Word.DATE);
    private static final Function<Product, VaccineElements> OF = Kind.each(VaccineElements::describe);

    static VaccineElements of(Product product) {
        return OF.apply(product);
    }

    private static VaccineElements describe(Product product) {
        Manufacturer maker = product.manufacturer();
        return new VaccineElements(
                given(ImmunizationStatus.COMPLETED, product),
                given(ImmunizationStatus.ENTEREDINERROR, product),
                IMMUNIZATION.element(PATIENT_AND_DAY, (dose, words) -> set(dose, generic(product), words)),
                maker == null ? null : IMMUNIZATION.constant(dose -> dose.setManufacturer(manufacturer(maker))),
                IMMUNIZATION.constant(dose -> dose.setRoute(Concepts.snomed(product.route()))
                        .setDoseQuantity(Concepts.quantity(product.doseMillilitres(), "mL"))));
    }

    private static Element<Immunization> given(ImmunizationStatus status, Product product) {
        return IMMUNIZATION.element(
                PATIENT_AND_DAY, (dose, words) -> set(dose.setStatus(status), vaccine(product), words));
    }

    private static void set(Immunization dose, CodeableConcept vaccine, String... words) {
        dose.setVaccineCode(vaccine).setPatient(new Reference(words[0])).setOccurrence(Concepts.day(words[1]));
    }

    /** Names what is known of a product; one of former times may have a code of CDC only, or none but its name. */
    private static CodeableConcept vaccine(Product product) {
        CodeableConcept vaccine = new CodeableConcept().setText(product.title());
        if (product.generic() != null) {
            vaccine.addCoding(Concepts.coding(Systems.SNOMED_CT, product.generic()));
        }
        if (product.trade() != null) {
            vaccine.addCoding(Concepts.coding(Systems.SNOMED_CT, product.trade()));
        }
        if (product.cvx() != null) {
            vaccine.addCoding(Concepts.coding(Systems.CVX, product.cvx()));
        }
        if (product.din() != null) {
            vaccine.addCoding(Concepts.coding(Systems.DIN, product.din()));
        }
        return vaccine;
    }

    private static CodeableConcept generic(Product product) {
        CodeableConcept vaccine = new CodeableConcept().setText(product.genericTitle());
        if (product.generic() != null) {
            vaccine.addCoding(Concepts.coding(Systems.SNOMED_CT, product.generic()));
        } else if (product.cvx() != null) {
            vaccine.addCoding(Concepts.coding(Systems.CVX, product.cvx()));
        }
        return vaccine;
    }

    private static Reference manufacturer(Manufacturer manufacturer) {
        String mvx = manufacturer.mvx();
        return mvx == null
                ? logical("Organization", manufacturer.name(), Systems.MANUFACTURER, slug(manufacturer.name()))
                : logical("Organization", manufacturer.name(), Systems.MVX, mvx);
    }

    /** Writes a name in small letters, digits and hyphens. */
    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
