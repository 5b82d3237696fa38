package dev.fhirseeder.fhir;

import static dev.fhirseeder.fhir.ImmunizationElements.IMMUNIZATION;
import static dev.fhirseeder.fhir.ImmunizationElements.logical;

import dev.fhirseeder.vaccine.Manufacturer;
import dev.fhirseeder.vaccine.Product;
import java.util.Locale;
import java.util.function.Function;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * What an Immunization says of the product.
 *
 * @param code what it is, by whatever codes it has
 * @param genericCode what it is whatever its maker
 * @param manufacturer null where not known
 */
record VaccineElements(
        Element<Immunization> code,
        Element<Immunization> genericCode,
        @Nullable Element<Immunization> manufacturer,
        Element<Immunization> route,
        Element<Immunization> dose) {

    private static final Function<Product, VaccineElements> OF = Kind.each(VaccineElements::describe);

    static VaccineElements of(Product product) {
        return OF.apply(product);
    }

    private static VaccineElements describe(Product product) {
        Manufacturer maker = product.manufacturer();
        return new VaccineElements(
                IMMUNIZATION.constant(dose -> dose.setVaccineCode(vaccine(product))),
                IMMUNIZATION.constant(dose -> dose.setVaccineCode(generic(product))),
                maker == null ? null : IMMUNIZATION.constant(dose -> dose.setManufacturer(manufacturer(maker))),
                IMMUNIZATION.constant(dose -> dose.setRoute(Concepts.snomed(product.route()))),
                IMMUNIZATION.constant(
                        dose -> dose.setDoseQuantity(Concepts.quantity(product.doseMillilitres(), "mL"))));
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
