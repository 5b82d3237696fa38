package dev.fhirseeder.history;

import dev.fhirseeder.random.Draws;
import dev.fhirseeder.vaccine.Kind;
import dev.fhirseeder.vaccine.Listing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which product of an offer one person gets. The same person tends to get the same product of a vaccine again; products
 * of a season are chosen anew. Where some are made for people of 65 and over, most of those get one of them.
 */
final class Choice {

    private static final int SENIOR_MONTHS = 65 * 12;

    /** A judgement (unsourced): enhanced influenza vaccines are preferred for seniors, and not always at hand. */
    private static final double FOR_SENIORS = 0.75;

    private final LocalDate birth;
    private final Draws draws;

    Choice(LocalDate birth, Draws person) {
        this.birth = birth;
        this.draws = person.child("product");
    }

    /**
     * Chooses the product, or null if none may be given on that day.
     *
     * @param own the stream of the offer
     * @param forbidden what the person must not be given
     */
    @Nullable
    Listing of(Offer offer, int day, Draws own, Contraindications forbidden) {
        LocalDate on = LocalDate.ofEpochDay(day);
        List<Listing> usable = allowed(usable(offer, on), forbidden, day);
        if (usable.size() < 2) {
            return usable.isEmpty() ? null : usable.get(0);
        }
        boolean seasonal = offer.row.kind() == Kind.SEASONAL;
        double choice = seasonal
                ? own.child("product").unit()
                : draws.child(offer.row.vaccine().get(0)).unit();
        List<Listing> few = seasonal ? narrowed(usable, own) : usable;
        return few.get((int) (choice * few.size()));
    }

    private static List<Listing> narrowed(List<Listing> usable, Draws own) {
        boolean preferred = own.child("senior").chance(FOR_SENIORS);
        List<Listing> few = new ArrayList<>(usable.size());
        for (Listing listing : usable) {
            boolean forSeniors = listing.minimumAge().months() >= SENIOR_MONTHS;
            if (forSeniors == preferred) {
                few.add(listing);
            }
        }
        return few.isEmpty() ? usable : few;
    }

    private static List<Listing> allowed(List<Listing> usable, Contraindications forbidden, int day) {
        if (forbidden.isNone()) {
            return usable;
        }
        List<Listing> allowed = new ArrayList<>(usable);
        allowed.removeIf(listing -> forbidden.forbids(listing.product(), day));
        return allowed;
    }

    private List<Listing> usable(Offer offer, LocalDate on) {
        if (offer.products.size() == 1) {
            return offer.products.get(0).usable(birth, on) ? offer.products : List.of();
        }
        List<Listing> usable = new ArrayList<>(offer.products.size());
        for (Listing listing : offer.products) {
            if (listing.usable(birth, on)) {
                usable.add(listing);
            }
        }
        return usable;
    }
}
