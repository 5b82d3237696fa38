package dev.fhirseeder.history;

import dev.fhirseeder.history.Antigens.Antigen;
import dev.fhirseeder.vaccine.Term;
import java.util.ArrayList;
import java.util.List;

/** What a dose of one product counts for, in the order of its diseases; sets of them are bits, that of the first the lowest. */
final class Components {

    private final Antigen[] antigens;
    private final List<List<Term>> diseases = new ArrayList<>();

    Components(List<Antigen> antigens) {
        this.antigens = antigens.toArray(Antigen[]::new);
        for (int some = 0; some <= all(); some++) {
            List<Term> own = new ArrayList<>();
            for (int i = 0; i < antigens.size(); i++) {
                if ((some & 1 << i) != 0) {
                    own.add(antigens.get(i).disease());
                }
            }
            diseases.add(List.copyOf(own));
        }
    }

    /** Returns the antigens, at least one; not to be changed. */
    Antigen[] antigens() {
        return antigens;
    }

    /** Returns the set of all. */
    int all() {
        return (1 << antigens.length) - 1;
    }

    /** Returns the diseases of a set, always the same list. */
    List<Term> diseases(int some) {
        return diseases.get(some);
    }
}
