package dev.fhirseeder.history;

import dev.fhirseeder.history.Antigens.Antigen;
import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The doses of one person, counted by antigen across combined products: a dose of a hexavalent vaccine is one against
 * hepatitis B, too. To be told of every dose that counts, the oldest first.
 */
final class AntigenCounts {

    private final int[] counts;

    /** By antigen, in which season the last dose was; only the young and the old have such doses, and then room for them. */
    private int @Nullable [] seasons;

    AntigenCounts(Antigens antigens) {
        this.counts = new int[antigens.size()];
    }

    /**
     * Counts a dose and tells what it counts as: one entry for each position that it has, that of the programme's own
     * diseases first.
     *
     * @param article what was given
     * @param series the programme that gave it
     * @param position of the dose in that programme
     * @param of how many doses that programme has, null where it has or shows no end
     */
    List<Protocol> count(Article article, LocalDate on, String series, int position, @Nullable Integer of) {
        Components components = article.components();
        Antigen[] all = components.antigens();
        for (Antigen antigen : all) {
            add(antigen, on);
        }
        int number = counts[own(all, article.own(), position).index()];
        Integer length = of != null && number <= of ? of : null;
        int alike = counted(all, number);
        if (alike == components.all()) {
            return components.alone().of(series, number, length);
        }
        Protocol[] protocols = new Protocol[all.length];
        int found = 0;
        protocols[found++] = components.part(alike).of(series, number, length).get(0);
        int left = components.all() & ~alike;
        while (left != 0) {
            Antigen next = all[Integer.numberOfTrailingZeros(left)];
            int others = counted(all, counts[next.index()]);
            protocols[found++] = components
                    .part(others)
                    .of(next.series(), counts[next.index()], null)
                    .get(0);
            left &= ~others;
        }
        return List.of(Arrays.copyOf(protocols, found));
    }

    /** Vaccine of the next season comes in summer. */
    private void add(Antigen antigen, LocalDate on) {
        int index = antigen.index();
        if (antigen.seasonal()) {
            int season = on.getMonthValue() < Month.JULY.getValue() ? on.getYear() - 1 : on.getYear();
            seasons = seasons == null ? new int[counts.length] : seasons;
            counts[index] = seasons[index] == season ? counts[index] : 0;
            seasons[index] = season;
        }
        counts[index]++;
    }

    /**
     * Returns an antigen of the programme, one that the programme counts by if there is any: an adult's tetanus, not the
     * pertussis that few of the boosters hold.
     */
    private Antigen own(Antigen[] all, int some, int position) {
        Antigen found = null;
        for (int left = some; left != 0; left &= left - 1) {
            Antigen antigen = all[Integer.numberOfTrailingZeros(left)];
            if (found == null || counts[antigen.index()] == position) {
                found = antigen;
            }
        }
        return found == null ? all[0] : found;
    }

    /** Returns the set of those that have been counted so often. */
    private int counted(Antigen[] all, int number) {
        int some = 0;
        for (int i = 0; i < all.length; i++) {
            some |= counts[all[i].index()] == number ? 1 << i : 0;
        }
        return some;
    }
}
