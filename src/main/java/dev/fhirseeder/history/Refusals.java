package dev.fhirseeder.history;

import dev.fhirseeder.random.Draws;
import dev.fhirseeder.vaccine.Kind;
import dev.fhirseeder.vaccine.Product;
import dev.fhirseeder.vaccine.Term;
import java.time.LocalDate;

/**
 * Which doses that were not given leave a trace: only numbered childhood doses, and not all of them. The shares are
 * judgements (unsourced): a nurse writes down the first refusal of a series, seldom the later ones.
 */
final class Refusals {

    private static final double FIRST_RECORDED = 0.6;
    private static final double LATER_RECORDED = 0.15;
    private static final double OCCASIONAL_RECORDED = 0.05;
    private static final double IMMUNITY_RECORDED = 0.3;

    private final RefusalReasons reasons;

    Refusals(RefusalReasons reasons) {
        this.reasons = reasons;
    }

    /**
     * Draws whether it is recorded that a dose was due and not given; mostly not.
     *
     * @param immune whether the person has had the disease
     * @param own the stream of the offer
     */
    boolean recorded(Attitude attitude, Offer offer, boolean immune, Draws own) {
        Integer dose = offer.row.dose();
        return dose != null
                && !offer.adult
                && offer.row.kind() == Kind.ROUTINE
                && own.child("refusal").chance(recorded(attitude.refusal() != null, immune, dose));
    }

    /**
     * Describes a dose that was not given.
     *
     * @param immune whether the person has had the disease
     * @param number the position in the series that the dose would have had
     */
    Refusal refusal(Attitude attitude, Offer offer, boolean immune, int number, Product product, int day) {
        Term reason = attitude.refusal();
        if (reason == null) {
            reason = reasons.of(immune ? "IMMUNE" : "PATOBJ");
        }
        return new Refusal(
                "refusal/" + offer.row.id(),
                LocalDate.ofEpochDay(day),
                offer.row.id(),
                offer.row.series(),
                number,
                product,
                reason);
    }

    private static double recorded(boolean refuser, boolean immune, int dose) {
        if (refuser) {
            return dose == 1 ? FIRST_RECORDED : LATER_RECORDED;
        }
        return immune ? IMMUNITY_RECORDED : OCCASIONAL_RECORDED;
    }
}
