package dev.fhirseeder.history;

import dev.fhirseeder.vaccine.Catalogue;
import dev.fhirseeder.vaccine.LotPatterns;

/**
 * How doses are given, everywhere alike.
 *
 * @param delays how late they are
 * @param sites where on the body
 * @param fevers what follows
 * @param lots from which lots
 * @param spacing how far from other vaccines
 * @param immunity who needs none
 * @param venues where they are given
 * @param catchUp how many are needed by those who begin late
 * @param arrivals what newcomers bring
 */
record Practice(
        Delays delays,
        Sites sites,
        Fevers fevers,
        LotBook lots,
        Spacing spacing,
        Immunity immunity,
        Venues venues,
        CatchUp catchUp,
        Arrivals arrivals) {

    static Practice load(Catalogue catalogue) {
        return new Practice(
                Delays.load(),
                Sites.load(),
                Fevers.load(),
                new LotBook(LotPatterns.load(), catalogue),
                Spacing.load(),
                Immunity.load(),
                Venues.load(),
                CatchUp.load(),
                Arrivals.load());
    }
}
