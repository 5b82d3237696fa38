package dev.fhirseeder.history;

import dev.fhirseeder.random.Draws;
import dev.fhirseeder.random.Label;
import dev.fhirseeder.vaccine.Kind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which product of an offer one person gets. The same person tends to get the same product of a vaccine again; products
 * of a season are chosen anew. Where some are made for people of 65 and over, most of those get one of them.
 */
final class Choice {

    private static final Label PRODUCT = Label.of("product");
    private static final Label SENIOR = Label.of("senior");

    /** A judgement (unsourced): enhanced influenza vaccines are preferred for seniors, and not always at hand. */
    private static final double FOR_SENIORS = 0.75;

    private final LocalDate birth;
    private final Draws draws;

    Choice(LocalDate birth, Draws person) {
        this.birth = birth;
        this.draws = person.child(PRODUCT);
    }

    /**
     * Chooses the product, or null if none may be given on that day.
     *
     * @param own the stream of the offer
     * @param forbidden what the person must not be given
     */
    @Nullable
    Article of(Offer offer, int day, Draws own, Contraindications forbidden) {
        Stock stock = offer.stock;
        long usable = stock.usable(birth, day, forbidden);
        int many = Long.bitCount(usable);
        if (many < 2) {
            return stock.get(usable, 0);
        }
        if (offer.kind != Kind.SEASONAL) {
            return stock.get(usable, (int) (draws.unit(offer.first) * many));
        }
        long few = narrowed(usable, stock.forSeniors(), own);
        return stock.get(few, (int) (own.unit(PRODUCT) * Long.bitCount(few)));
    }

    private static long narrowed(long usable, long forSeniors, Draws own) {
        boolean preferred = own.chance(SENIOR, FOR_SENIORS);
        long few = usable & (preferred ? forSeniors : ~forSeniors);
        return few == 0 ? usable : few;
    }
}
