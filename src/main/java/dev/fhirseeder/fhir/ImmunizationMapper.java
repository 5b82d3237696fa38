package dev.fhirseeder.fhir;

import dev.fhirseeder.history.Flaw;
import dev.fhirseeder.history.Immunization;
import dev.fhirseeder.history.Lot;
import dev.fhirseeder.history.Protocol;
import dev.fhirseeder.history.Provider;
import dev.fhirseeder.history.Reaction;
import dev.fhirseeder.history.Refusal;
import java.time.LocalDate;
import java.util.List;

/**
 * Doses, given or refused, as Immunizations.
 *
 * <p>{@code programEligibility} is left out: its codes are about who has no insurance, and nobody here needs any for a
 * dose of the programme.
 */
final class ImmunizationMapper {

    private ImmunizationMapper() {}

    /** Writes a dose that was given; the observation of its reaction, if any, is a resource of its own. */
    static void write(Immunization dose, LocalDate registry, Sheet sheet) {
        VaccineElements vaccine = VaccineElements.of(dose.product());
        Flaw flaw = dose.flaw();
        boolean erroneous = flaw != null && flaw.reason() == Flaw.Reason.ENTERED_IN_ERROR;
        sheet.begin(
                ImmunizationElements.IMMUNIZATION,
                dose.role(),
                erroneous ? vaccine.erroneous() : vaccine.completed(),
                dose.date());
        ReportMapper.write(dose.date(), dose.transcript(), registry, sheet);
        Provider provider = dose.provider();
        if (provider != null) {
            sheet.write(ImmunizationElements.LOCATION, provider.clinic(), provider.site());
        }
        writeProduct(dose, vaccine, sheet);
        if (provider != null) {
            sheet.write(ImmunizationElements.PERFORMER, provider.organization(), provider.identifier());
        }
        if (flaw != null && !erroneous) {
            sheet.write(ImmunizationElements.SUBPOTENT.apply(flaw.reason()));
        }
        if (dose.transcript() == null) {
            sheet.write(dose.publiclyFunded() ? ImmunizationElements.PUBLIC : ImmunizationElements.PRIVATE);
        }
        if (dose.reaction() != null) {
            writeReaction(dose.reaction(), sheet);
        }
        List<Protocol> protocols = dose.protocols();
        for (int i = 0; i < protocols.size(); i++) { // by index, since an iterator would be made for every dose
            sheet.write(ImmunizationElements.PROTOCOL.apply(protocols.get(i)));
        }
        sheet.end();
    }

    /** Writes a dose that was due and not given: what was offered, when and why not, and nothing of an administration. */
    static void write(Refusal refusal, LocalDate registry, Sheet sheet) {
        sheet.begin(ImmunizationElements.IMMUNIZATION, refusal.role());
        sheet.write(ImmunizationElements.NOT_DONE.apply(refusal.reason()));
        sheet.write(VaccineElements.of(refusal.product()).offered(), sheet.toPatient(), refusal.date());
        ReportMapper.write(refusal.date(), null, registry, sheet);
        sheet.write(ImmunizationElements.PROTOCOL.apply(new Protocol(
                refusal.series(), refusal.doseNumber(), null, refusal.product().diseases())));
        sheet.end();
    }

    private static void writeProduct(Immunization dose, VaccineElements vaccine, Sheet sheet) {
        Lot lot = dose.lot();
        Element<?> administered = vaccine.administered(lot != null, dose.site());
        if (lot == null) {
            sheet.write(administered);
        } else {
            sheet.write(administered, lot.number(), lot.expiry());
        }
    }

    private static void writeReaction(Reaction reaction, Sheet sheet) {
        sheet.write(
                reaction.selfReported() ? ImmunizationElements.SELF_REPORTED : ImmunizationElements.REPORTED,
                reaction.date(),
                sheet.to(ObservationMapper.OBSERVATION, reaction.role()));
    }
}
