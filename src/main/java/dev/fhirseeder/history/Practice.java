package dev.fhirseeder.history;

import dev.fhirseeder.vaccine.LotPatterns;

/**
 * How doses are given, everywhere alike.
 *
 * @param delays how late they are
 * @param sites where on the body
 * @param fevers what follows
 * @param lots from which lots
 */
record Practice(Delays delays, Sites sites, Fevers fevers, LotBook lots) {

    static Practice load() {
        return new Practice(Delays.load(), Sites.load(), Fevers.load(), new LotBook(LotPatterns.load()));
    }
}
