package dev.fhirseeder.history;

import dev.fhirseeder.vaccine.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which products one person must not be given, and from which day on. Immutable. */
final class Contraindications {

    /** Of a person who may be given everything. */
    static final Contraindications NONE = new Contraindications(List.of());

    private record Ban(Set<Product> products, int from) {}

    private final List<Ban> bans;

    private Contraindications(List<Ban> bans) {
        this.bans = bans;
    }

    /** Returns these with some products more, from that day on, which is counted from 1970-01-01. */
    Contraindications and(Set<Product> products, int from) {
        List<Ban> more = new ArrayList<>(bans);
        more.add(new Ban(products, from));
        return new Contraindications(List.copyOf(more));
    }

    /** Tells whether everything may be given at any time. */
    boolean isNone() {
        return bans.isEmpty();
    }

    /** Tells whether that product of the catalogue must not be given on that day. */
    boolean forbids(Product product, int day) {
        for (Ban ban : bans) {
            if (day >= ban.from() && ban.products().contains(product)) {
                return true;
            }
        }
        return false;
    }
}
