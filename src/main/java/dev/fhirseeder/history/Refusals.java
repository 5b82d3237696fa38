package dev.fhirseeder.history;

import dev.fhirseeder.history.NotGiven.Occasion;
import dev.fhirseeder.random.Draws;
import dev.fhirseeder.random.Label;
import dev.fhirseeder.vaccine.Kind;
import dev.fhirseeder.vaccine.Product;
import dev.fhirseeder.vaccine.Term;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which doses that were not given leave a trace: only numbered childhood doses, and not all of them. */
final class Refusals {

    private static final Label REFUSAL = Label.of("refusal");
    private final NotGiven notGiven;

    Refusals(NotGiven notGiven) {
        this.notGiven = notGiven;
    }

    /** Tells whether they are about doses of that row at all. */
    static boolean concern(Offer offer) {
        return offer.dose > 0 && !offer.adult && offer.kind == Kind.ROUTINE;
    }

    /**
     * Draws whether it is recorded that a dose was due and not given; mostly not.
     *
     * @param offer of those that refusals {@link #concern}
     * @param immune whether the person has had the disease
     * @param own the stream of the offer
     */
    boolean recorded(Attitude attitude, Offer offer, boolean immune, Draws own) {
        return reason(attitude, offer, immune, own) != null;
    }

    /**
     * Describes a dose that was not given.
     *
     * @param immune whether the person has had the disease
     * @param number the position in the series that the dose would have had
     * @param own the stream of the offer, which said that it is {@link #recorded}
     */
    @Nullable
    Refusal refusal(Attitude attitude, Offer offer, boolean immune, int number, Product product, int day, Draws own) {
        Term reason = reason(attitude, offer, immune, own);
        return reason == null
                ? null
                : new Refusal(
                        "refusal/" + offer.row.id(),
                        LocalDate.ofEpochDay(day),
                        offer.row.id(),
                        offer.row.series(),
                        number,
                        product,
                        reason);
    }

    /**
     * Describes a dose that could not be given, null if that is not recorded. To be asked once a series and occasion.
     *
     * @param number the position in the series that the dose would have had
     * @param own a stream for this question alone
     */
    @Nullable
    Refusal hindrance(Occasion occasion, Offer offer, int number, Product product, int day, Draws own) {
        Term reason = notGiven.reason(occasion, own.unit(), null);
        return reason == null
                ? null
                : new Refusal(
                        "refusal/" + offer.row.series() + "/" + reason.code(),
                        LocalDate.ofEpochDay(day),
                        offer.row.id(),
                        offer.row.series(),
                        number,
                        product,
                        reason);
    }

    private @Nullable Term reason(Attitude attitude, Offer offer, boolean immune, Draws own) {
        return notGiven.reason(occasion(attitude, offer, immune), own.unit(REFUSAL), attitude.refusal());
    }

    private static Occasion occasion(Attitude attitude, Offer offer, boolean immune) {
        if (attitude.refusal() != null) {
            return offer.dose == 1 ? Occasion.REFUSER_FIRST : Occasion.REFUSER_LATER;
        }
        return immune ? Occasion.IMMUNE : Occasion.OCCASIONAL;
    }
}
