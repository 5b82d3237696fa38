package dev.fhirseeder.vaccine;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A choice of vaccines by name. A name chooses a dose if it equals, whatever its case, the series, the abbreviation or
 * the trade name of the product, or one of its diseases: {@code MMR} chooses MMR-Var too where that is given in the MMR
 * series, and {@code measles} chooses both.
 *
 * @param names in lower case; none chooses everything
 */
public record Selection(Set<String> names) {

    /** Chooses everything. */
    public static final Selection ALL = new Selection(Set.of());

    /** Chooses by these names, in any case. */
    public static Selection of(Collection<String> names) {
        return new Selection(names.stream().map(Selection::folded).collect(Collectors.toUnmodifiableSet()));
    }

    /** Tells whether a dose of that product in that series is chosen. */
    public boolean chooses(String series, Product product) {
        return names.isEmpty()
                || names.contains(folded(series))
                || names(product).stream().anyMatch(names::contains);
    }

    /** Returns the names of a product by which it can be chosen, in lower case, without that of its series. */
    static List<String> names(Product product) {
        return Stream.concat(
                        Stream.of(product.name(), product.abbreviation()),
                        product.diseases().stream().map(Term::display))
                .map(Selection::folded)
                .toList();
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
