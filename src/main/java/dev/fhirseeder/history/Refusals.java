package dev.fhirseeder.history;

import dev.fhirseeder.random.Draws;
import dev.fhirseeder.vaccine.Eligibility;
import dev.fhirseeder.vaccine.Kind;
import dev.fhirseeder.vaccine.Listing;
import dev.fhirseeder.vaccine.Term;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

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
     * Draws the record of a dose that was due and not accepted; null mostly.
     *
     * @param product what would have been given, null if there was nothing to give
     * @param draws of the offer
     */
    @Nullable Refusal draw(Attitude attitude, Offer offer, @Nullable Listing product, int day, Draws draws) {
        Integer dose = offer.row.dose();
        if (product == null || dose == null || offer.adult || offer.row.kind() != Kind.ROUTINE) {
            return null;
        }
        Term reason = attitude.refusal();
        if (!draws.child("refusal").chance(recorded(reason != null, offer, dose))) {
            return null;
        }
        if (reason == null) {
            reason = reasons.of(offer.row.eligibility() == Eligibility.SUSCEPTIBLE ? "IMMUNE" : "PATOBJ");
        }
        return new Refusal(
                "refusal/" + offer.row.id(),
                LocalDate.ofEpochDay(day),
                offer.row.id(),
                offer.row.series(),
                dose,
                product.product(),
                reason);
    }

    private static double recorded(boolean refuser, Offer offer, int dose) {
        if (refuser) {
            return dose == 1 ? FIRST_RECORDED : LATER_RECORDED;
        }
        return offer.row.eligibility() == Eligibility.SUSCEPTIBLE ? IMMUNITY_RECORDED : OCCASIONAL_RECORDED;
    }
}
