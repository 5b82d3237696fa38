package dev.fhirseeder.history;

import dev.fhirseeder.vaccine.Age;
import dev.fhirseeder.vaccine.Listing;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The products of one offer, laid out for quick choice; sets of them are bits, that of the first the lowest. */
final class Stock {

    private static final int SENIOR_MONTHS = 65 * 12;

    private final Article[] articles;
    private final Age[] youngest;
    private final @Nullable Age[] oldest;
    private final int[] from;
    private final int[] to;
    private final long forSeniors;

    /**
     * Lays out the products.
     *
     * @throws IllegalArgumentException if there are more than 64
     */
    Stock(List<Article> products) {
        if (products.size() > Long.SIZE) {
            throw new IllegalArgumentException("An offer has " + products.size() + " products, expected 64 at most");
        }
        this.articles = products.toArray(Article[]::new);
        this.youngest = new Age[articles.length];
        this.oldest = new Age[articles.length];
        this.from = new int[articles.length];
        this.to = new int[articles.length];
        long seniors = 0;
        for (int i = 0; i < articles.length; i++) {
            Listing listing = articles[i].listing();
            LocalDate last = listing.lastUsed();
            youngest[i] = listing.minimumAge();
            oldest[i] = listing.maximumAge();
            from[i] = (int) listing.firstUsed().toEpochDay();
            to[i] = last == null ? Integer.MAX_VALUE : (int) last.toEpochDay();
            seniors |= youngest[i].months() >= SENIOR_MONTHS ? 1L << i : 0;
        }
        this.forSeniors = seniors;
    }

    /** Returns the set of those that are made for people of 65 and over. */
    long forSeniors() {
        return forSeniors;
    }

    /** Returns the set of those that may be given on that day, counted from 1970-01-01, to someone of that birth date. */
    long usable(LocalDate birth, int day, Contraindications forbidden) {
        long usable = 0;
        for (int i = 0; i < articles.length; i++) {
            boolean allowed = day >= from[i]
                    && day <= to[i]
                    && isOfAge(youngest[i], oldest[i], birth, day)
                    && (forbidden.isNone() || !forbidden.forbids(articles[i].product(), day));
            usable |= allowed ? 1L << i : 0;
        }
        return usable;
    }

    /** Returns one of a set, by its place in it from 0; null if the set has no such place. */
    @Nullable
    Article get(long some, int place) {
        long left = some;
        for (int i = 0; i < place; i++) {
            left &= left - 1;
        }
        return left == 0 ? null : articles[Long.numberOfTrailingZeros(left)];
    }

    private static boolean isOfAge(Age youngest, @Nullable Age oldest, LocalDate birth, int day) {
        return youngest.reached(birth, day) && (oldest == null || !oldest.reached(birth, day));
    }
}
