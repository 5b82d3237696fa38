package dev.fhirseeder.fhir;

import static dev.fhirseeder.fhir.ImmunizationElements.IMMUNIZATION;
import static dev.fhirseeder.fhir.ImmunizationElements.logical;

import dev.fhirseeder.vaccine.Manufacturer;
import dev.fhirseeder.vaccine.Product;
import dev.fhirseeder.vaccine.Term;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * What an Immunization says of the product.
 *
 * @param completed how a dose that was given begins, up to what it is, by whatever codes it has; the words that are added to
 *     those of a beginning are the patient and the day
 * @param erroneous how such a dose begins that was entered in error; with the same words
 * @param offered what it is whatever its maker; the words are the patient and the day
 * @param ofLot from the manufacturer, where known, to the volume, by the site; the words are the number of the lot and its last
 *     day of use
 * @param ofSomeLot the same where the lot is not known; there are no words
 */
record VaccineElements(
        Element<Immunization> completed,
        Element<Immunization> erroneous,
        Element<Immunization> offered,
        Function<Term, Element<Immunization>> ofLot,
        Function<Term, Element<Immunization>> ofSomeLot) {

    /** Stands for a site that is not known. */
    private static final Term SOMEWHERE = new Term("", "");

    private static final List<Word> PATIENT_AND_DAY = List.of(Word.REFERENCE, Word.DATE);
    private static final List<Word> NUMBER_AND_DAY = List.of(Word.CODE, Word.DATE);
    private static final Function<Product, VaccineElements> OF = Kind.each(VaccineElements::describe);

    static VaccineElements of(Product product) {
        return OF.apply(product);
    }

    private static VaccineElements describe(Product product) {
        return new VaccineElements(
                given(ImmunizationStatus.COMPLETED, product),
                given(ImmunizationStatus.ENTEREDINERROR, product),
                IMMUNIZATION.element(PATIENT_AND_DAY, (dose, words) -> set(dose, generic(product), words[0], words[1])),
                Kind.each(site -> administered(product, NUMBER_AND_DAY, site)),
                Kind.each(site -> administered(product, List.of(), site)));
    }

    /**
     * Returns what is said from the manufacturer, where known, to the volume.
     *
     * @param lot whether the lot is known: the words are then its number and its last day of use
     * @param site null where not known
     */
    Element<Immunization> administered(boolean lot, @Nullable Term site) {
        return (lot ? ofLot : ofSomeLot).apply(site == null ? SOMEWHERE : site);
    }

    private static Element<Immunization> administered(Product product, List<Word> lot, Term site) {
        return IMMUNIZATION.element(lot, (dose, words) -> {
            if (product.manufacturer() != null) {
                dose.setManufacturer(manufacturer(product.manufacturer()));
            }
            if (!lot.isEmpty()) {
                dose.setLotNumber(words[0]).setExpirationDateElement(new DateType(words[1]));
            }
            if (!site.equals(SOMEWHERE)) {
                dose.setSite(Concepts.snomed(site));
            }
            dose.setRoute(Concepts.snomed(product.route()))
                    .setDoseQuantity(Concepts.quantity(product.doseMillilitres(), "mL"));
        });
    }

    private static Element<Immunization> given(ImmunizationStatus status, Product product) {
        return IMMUNIZATION.beginning(
                PATIENT_AND_DAY, (dose, words) -> set(dose.setStatus(status), vaccine(product), words[0], words[1]));
    }

    private static void set(Immunization dose, CodeableConcept vaccine, String patient, String day) {
        dose.setVaccineCode(vaccine).setPatient(new Reference(patient)).setOccurrence(Concepts.day(day));
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
