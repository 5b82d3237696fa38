package dev.fhirseeder.history;

import dev.fhirseeder.history.Antigens.Antigen;
import dev.fhirseeder.vaccine.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a dose of one product counts for, in the order of its diseases; sets of them are bits, that of the first the lowest. */
final class Components {

    private final Antigen[] antigens;
    private final Protocols alone;
    private final Protocols[] parts;

    /**
     * Lays out what is counted.
     *
     * @param antigens of the product, at least one
     * @param whole the diseases of the product
     * @param shared the lists of diseases that other products have, to which those of this one are added
     */
    Components(List<Antigen> antigens, List<Term> whole, Map<List<Term>, List<Term>> shared) {
        this.antigens = antigens.toArray(Antigen[]::new);
        this.parts = new Protocols[all() + 1];
        for (int some = 0; some <= all(); some++) {
            List<Term> own = new ArrayList<>();
            for (int i = 0; i < antigens.size(); i++) {
                if ((some & 1 << i) != 0) {
                    own.add(antigens.get(i).disease());
                }
            }
            parts[some] = new Protocols(shared.computeIfAbsent(List.copyOf(own), list -> list));
        }
        this.alone = new Protocols(shared.computeIfAbsent(whole, list -> list));
    }

    /** Returns the antigens, at least one; not to be changed. */
    Antigen[] antigens() {
        return antigens;
    }

    /** Returns the set of those that a programme counts by. */
    int of(String series) {
        int some = 0;
        for (int i = 0; i < antigens.length; i++) {
            some |= antigens[i].series().equals(series) ? 1 << i : 0;
        }
        return some;
    }

    /** Returns the set of all. */
    int all() {
        return (1 << antigens.length) - 1;
    }

    /** Returns those of a dose that counts as one position against all diseases of the product. */
    Protocols alone() {
        return alone;
    }

    /** Returns those of a dose as far as it is against a set of the diseases. */
    Protocols part(int some) {
        return parts[some];
    }
}
