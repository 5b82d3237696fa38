package dev.fhirseeder.history;

import dev.fhirseeder.history.Antigens.Antigen;
import dev.fhirseeder.vaccine.Product;
import dev.fhirseeder.vaccine.Term;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The doses of one person, counted by antigen across combined products: a dose of a hexavalent vaccine is one against
 * hepatitis B, too. To be told of every dose that counts, the oldest first.
 */
final class AntigenCounts {

    private final Antigens antigens;
    private final int[] counts;
    private final int[] seasons;

    AntigenCounts(Antigens antigens) {
        this.antigens = antigens;
        this.counts = new int[antigens.size()];
        this.seasons = new int[antigens.size()];
    }

    /**
     * Counts a dose and tells what it counts as: one entry for each position that it has, that of the programme's own
     * diseases first.
     *
     * @param product of the catalogue
     * @param series the programme that gave it
     * @param position of the dose in that programme
     * @param of how many doses that programme has, null where it has or shows no end
     */
    List<Protocol> count(Product product, LocalDate on, String series, int position, @Nullable Integer of) {
        Antigen[] all = antigens.of(product);
        boolean alike = true;
        for (Antigen antigen : all) {
            add(antigen, on);
            alike &= counts[antigen.index()] == counts[all[0].index()];
        }
        int number = counts[own(all, series, position).index()];
        Integer length = of != null && number <= of ? of : null;
        if (alike) {
            return List.of(new Protocol(series, number, length, product.diseases()));
        }
        List<Protocol> protocols = new ArrayList<>(all.length);
        protocols.add(new Protocol(series, number, length, diseases(all, number)));
        for (int i = 0; i < all.length; i++) {
            int other = counts[all[i].index()];
            if (other != number && isFirst(all, i)) {
                protocols.add(new Protocol(all[i].series(), other, null, diseases(all, other)));
            }
        }
        return List.copyOf(protocols);
    }

    /** Vaccine of the next season comes in summer. */
    private void add(Antigen antigen, LocalDate on) {
        int index = antigen.index();
        if (antigen.seasonal()) {
            int season = on.getMonthValue() < Month.JULY.getValue() ? on.getYear() - 1 : on.getYear();
            counts[index] = seasons[index] == season ? counts[index] : 0;
            seasons[index] = season;
        }
        counts[index]++;
    }

    /**
     * Returns an antigen of the programme, one that the programme counts by if there is any: an adult's tetanus, not the
     * pertussis that few of the boosters hold.
     */
    private Antigen own(Antigen[] all, String series, int position) {
        Antigen found = null;
        for (Antigen antigen : all) {
            if (antigen.series().equals(series) && (found == null || counts[antigen.index()] == position)) {
                found = antigen;
            }
        }
        return found == null ? all[0] : found;
    }

    private List<Term> diseases(Antigen[] all, int number) {
        List<Term> diseases = new ArrayList<>(all.length);
        for (Antigen antigen : all) {
            if (counts[antigen.index()] == number) {
                diseases.add(antigen.disease());
            }
        }
        return List.copyOf(diseases);
    }

    private boolean isFirst(Antigen[] all, int i) {
        for (int before = 0; before < i; before++) {
            if (counts[all[before].index()] == counts[all[i].index()]) {
                return false;
            }
        }
        return true;
    }
}
