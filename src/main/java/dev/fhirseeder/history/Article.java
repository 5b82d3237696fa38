package dev.fhirseeder.history;

import dev.fhirseeder.vaccine.Listing;
import dev.fhirseeder.vaccine.Product;
import org.jspecify.annotations.Nullable;

/**
 * A product of the offers of a series, with all that the practice knows of it: found once, and not for every dose.
 *
 * @param listing the product with the terms on which it is given
 * @param product what it is
 * @param live whether it must keep its distance from other live vaccines
 * @param inPregnancy whether a pregnant woman may have it
 * @param counted what a dose is counted as
 * @param components what a dose is counted as, disease by disease
 * @param own those of the components that the series counts by, as a set of bits
 * @param route where on the body it goes
 * @param lots from which it is taken, null if its maker is not known
 * @param risks what may follow, null if nothing does
 * @param change the volume of later doses, null if all have the same
 */
record Article(
        Listing listing,
        Product product,
        boolean live,
        boolean inPregnancy,
        Numbering.Antigens counted,
        Components components,
        int own,
        Sites.Route route,
        LotBook.@Nullable Shelf lots,
        Reactions.@Nullable Risks risks,
        Volumes.@Nullable Change change) {

    /** Gathers what is known of a product of the catalogue in a series. */
    static Article of(Listing listing, String series, Practice practice, Numbering numbering) {
        Product product = listing.product();
        Components components = practice.antigens().of(product);
        return new Article(
                listing,
                product,
                listing.live(),
                !Pregnancies.forbid(listing),
                numbering.of(product),
                components,
                components.of(series),
                practice.sites().of(product.route()),
                practice.lots().of(product),
                practice.reactions().of(product),
                practice.volumes().of(product));
    }

    /** Returns the product with the volume that a dose of that number has. */
    Product dose(int number) {
        return change == null ? product : change.applied(product, number);
    }
}
