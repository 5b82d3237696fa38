package dev.fhirseeder.fhir;

import dev.fhirseeder.history.Immunization;
import dev.fhirseeder.history.Protocol;
import dev.fhirseeder.history.Provider;
import dev.fhirseeder.history.Reaction;
import dev.fhirseeder.history.Refusal;
import dev.fhirseeder.history.Transcript;
import dev.fhirseeder.vaccine.Manufacturer;
import dev.fhirseeder.vaccine.Product;
import java.time.LocalDate;
import java.util.Locale;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Immunization.ImmunizationPerformerComponent;
import org.hl7.fhir.r4.model.Immunization.ImmunizationProtocolAppliedComponent;
import org.hl7.fhir.r4.model.Immunization.ImmunizationReactionComponent;
import org.hl7.fhir.r4.model.Immunization.ImmunizationStatus;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Doses, given or refused, as Immunizations.
 *
 * <p>{@code programEligibility} is left out: its codes are about who has no insurance, and nobody here needs any for a
 * dose of the programme.
 */
final class ImmunizationMapper {

    private ImmunizationMapper() {}

    /** Maps a dose that was given; the observation of its reaction, if any, is a resource of its own. */
    static org.hl7.fhir.r4.model.Immunization given(Immunization dose, LocalDate registry, Stamp stamp) {
        Product product = dose.product();
        org.hl7.fhir.r4.model.Immunization resource = immunization(
                        dose.role(), dose.date(), dose.transcript(), registry, stamp)
                .setStatus(ImmunizationStatus.COMPLETED)
                .setVaccineCode(vaccine(product))
                .setRoute(Concepts.snomed(product.route()))
                .setDoseQuantity(Concepts.quantity(product.doseMillilitres(), "mL"));
        if (dose.transcript() == null) {
            resource.setFundingSource(funding(dose.publiclyFunded()));
        }
        if (dose.provider() != null) {
            resource.setLocation(place(dose.provider())).addPerformer(performer(dose.provider()));
        }
        if (product.manufacturer() != null) {
            resource.setManufacturer(manufacturer(product.manufacturer()));
        }
        if (dose.lot() != null) {
            resource.setLotNumber(dose.lot().number())
                    .setExpirationDateElement(new DateType(dose.lot().expiry().toString()));
        }
        if (dose.site() != null) {
            resource.setSite(Concepts.snomed(dose.site()));
        }
        if (dose.reaction() != null) {
            resource.addReaction(reaction(dose.reaction(), stamp));
        }
        if (dose.flaw() != null) {
            FlawMapper.mark(resource, dose.flaw());
        }
        dose.protocols().forEach(protocol -> resource.addProtocolApplied(protocol(protocol)));
        return resource;
    }

    /** Maps a dose that was due and not given: what was offered, when and why not, and nothing of an administration. */
    static org.hl7.fhir.r4.model.Immunization refused(Refusal refusal, LocalDate registry, Stamp stamp) {
        Product product = refusal.product();
        return immunization(refusal.role(), refusal.date(), null, registry, stamp)
                .setStatus(ImmunizationStatus.NOTDONE)
                .setStatusReason(Concepts.concept(Systems.ACT_REASON, refusal.reason()))
                .setVaccineCode(generic(product))
                .addProtocolApplied(
                        protocol(new Protocol(refusal.series(), refusal.doseNumber(), null, product.diseases())));
    }

    private static org.hl7.fhir.r4.model.Immunization immunization(
            String role, LocalDate date, @Nullable Transcript transcript, LocalDate registry, Stamp stamp) {
        String id = stamp.id(role);
        org.hl7.fhir.r4.model.Immunization resource = stamp.mark(new org.hl7.fhir.r4.model.Immunization(), id)
                .addIdentifier(stamp.identifier(id))
                .setPatient(stamp.toPatient())
                .setOccurrence(Concepts.day(date));
        ReportMapper.report(resource, date, transcript, registry);
        return resource;
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
        return display("Organization", manufacturer.name())
                .setIdentifier(
                        mvx == null
                                ? identifier(Systems.MANUFACTURER, slug(manufacturer.name()))
                                : identifier(Systems.MVX, mvx));
    }

    private static Reference place(Provider provider) {
        return display("Location", provider.clinic()).setIdentifier(identifier(Systems.SITE, provider.site()));
    }

    private static ImmunizationPerformerComponent performer(Provider provider) {
        Reference organization = display("Organization", provider.organization())
                .setIdentifier(identifier(Systems.PROVIDER, provider.identifier()));
        return new ImmunizationPerformerComponent(organization)
                .setFunction(Concepts.concept(Systems.PERFORMER_FUNCTION, "AP"));
    }

    private static Identifier identifier(String system, String value) {
        return new Identifier().setSystem(system).setValue(value);
    }

    /** Writes a name in small letters, digits and hyphens. */
    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    private static Reference display(String type, String display) {
        return new Reference().setType(type).setDisplay(display);
    }

    private static CodeableConcept funding(boolean publicly) {
        return Concepts.concept(Systems.FUNDING_SOURCE, publicly ? "public" : "private");
    }

    private static ImmunizationReactionComponent reaction(Reaction reaction, Stamp stamp) {
        return new ImmunizationReactionComponent()
                .setDateElement(Concepts.day(reaction.date()))
                .setDetail(stamp.to("Observation", stamp.id(reaction.role())))
                .setReported(reaction.selfReported());
    }

    private static ImmunizationProtocolAppliedComponent protocol(Protocol protocol) {
        ImmunizationProtocolAppliedComponent applied = new ImmunizationProtocolAppliedComponent(
                        new PositiveIntType(protocol.doseNumber()))
                .setSeries(protocol.series());
        if (protocol.seriesDoses() != null) {
            applied.setSeriesDoses(new PositiveIntType(protocol.seriesDoses()));
        }
        protocol.diseases().forEach(disease -> applied.addTargetDisease(Concepts.snomed(disease)));
        return applied;
    }
}
