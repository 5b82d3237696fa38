package dev.fhirseeder.history;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.vaccine.Ascending;
import dev.fhirseeder.vaccine.Catalogue;
import dev.fhirseeder.vaccine.Listing;
import dev.fhirseeder.vaccine.Product;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The adverse events that are reported after doses: how often, by vaccine, and which, by the profile of the vaccine. A
 * dose has one at most.
 */
final class Reactions {

    private static final List<String> RATE_COLUMNS = List.of(
            "abbreviation", "reports_per_100000", "first_profile", "later_profile", "source", "confidence", "note");
    private static final List<String> KIND_COLUMNS = List.of(
            "profile",
            "code",
            "display",
            "share",
            "per_million",
            "first_day",
            "last_day",
            "temperature",
            "self_reported",
            "source",
            "confidence",
            "note");

    private static final String ANAPHYLAXIS = "39579001";
    private static final double DOSES = 100_000;
    private static final double ROUNDING = 1e-9;

    /** What may follow a dose; {@code upTo} are the rising bounds within a unit draw, one a kind. */
    static final class Risk {

        private final double[] upTo;
        private final List<ReactionKind> kinds;
        private final double total;

        private Risk(double[] upTo, List<ReactionKind> kinds) {
            this.upTo = upTo;
            this.kinds = kinds;
            this.total = upTo[upTo.length - 1];
        }

        private @Nullable ReactionKind kind(double unit) {
            if (unit >= total) {
                return null;
            }
            int i = 0;
            while (unit >= upTo[i]) {
                i++;
            }
            return kinds.get(i);
        }
    }

    /** What may follow the first dose against some diseases, and what may follow the others. */
    record Risks(Risk first, Risk later) {

        /**
         * Returns what kind of reaction followed a dose, mostly null.
         *
         * @param isFirst whether it was the first against its diseases
         * @param unit uniform in [0, 1)
         */
        @Nullable
        ReactionKind kind(boolean isFirst, double unit) {
            return (isFirst ? first : later).kind(unit);
        }
    }

    private final Map<String, List<ReactionKind>> profiles = new HashMap<>();
    private final Map<String, Risks> byVaccine = new HashMap<>();
    private final IdentityHashMap<Product, Risks> byProduct = new IdentityHashMap<>();

    private Reactions() {}

    /**
     * Reads what may follow a dose.
     *
     * @param kinds the path of the kinds by profile, below the root of the class path
     * @param rates the path of the rates by vaccine
     * @throws DataFileException if a file is not as expected, a vaccine that is given here has no rate, or the shares of a
     *     profile do not add up to 1
     */
    static Reactions load(Catalogue catalogue, String kinds, String rates) {
        Reactions reactions = new Reactions();
        for (ReactionKind kind : Table.read(kinds, KIND_COLUMNS, ReactionKind::of)) {
            reactions
                    .profiles
                    .computeIfAbsent(kind.profile(), key -> new ArrayList<>())
                    .add(kind);
        }
        Ascending order = new Ascending();
        Table.read(rates, RATE_COLUMNS, row -> reactions.add(order, row));
        for (Listing listing : catalogue.listings()) {
            if (listing.isAbroadOnly()) {
                continue;
            }
            String vaccine = listing.product().abbreviation();
            Risks risks = reactions.byVaccine.get(vaccine);
            if (risks == null) {
                throw new DataFileException(rates, "no row applies to '" + vaccine + "'");
            }
            reactions.byProduct.put(listing.product(), risks);
        }
        return reactions;
    }

    /** Returns what may follow a dose of a product of the catalogue, null if nothing does. */
    @Nullable
    Risks of(Product product) {
        return byProduct.get(product);
    }

    /** Tells whether this vaccine must never be given again. */
    static boolean isAnaphylaxis(Reaction reaction) {
        return reaction.manifestation().code().equals(ANAPHYLAXIS);
    }

    private Risks add(Ascending order, Row row) {
        row.text("source");
        row.text("confidence");
        double rate = row.decimal("reports_per_100000").doubleValue() / DOSES;
        Risks risks = new Risks(risk(row, "first_profile", rate), risk(row, "later_profile", rate));
        byVaccine.put(order.next(row, "abbreviation"), risks);
        return risks;
    }

    private Risk risk(Row row, String column, double rate) {
        List<ReactionKind> kinds = row.value(column, "a profile", this::profile);
        double shares = 0;
        double own = 0;
        for (ReactionKind kind : kinds) {
            shares += kind.share() == null ? 0 : kind.share();
            own += kind.rate();
        }
        if (Math.abs(shares - 1) > ROUNDING || own > rate) {
            throw new DataFileException(
                    row.place(),
                    "the shares of '" + row.text(column) + "' do not add up to 1, or a rate is above that of all");
        }
        double[] upTo = new double[kinds.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            Double share = kinds.get(i).share();
            sum += share == null ? kinds.get(i).rate() : share * (rate - own);
            upTo[i] = sum;
        }
        return new Risk(upTo, List.copyOf(kinds));
    }

    private List<ReactionKind> profile(String name) {
        List<ReactionKind> kinds = profiles.get(name);
        if (kinds == null) {
            throw new IllegalArgumentException(name);
        }
        return kinds;
    }
}
