package dev.fhirseeder.history;

import dev.fhirseeder.vaccine.Catalogue;
import dev.fhirseeder.vaccine.LotPatterns;

/**
 * How doses are given, everywhere alike.
 *
 * @param delays how late they are
 * @param sites where on the body
 * @param reactions what follows
 * @param lots from which lots
 * @param spacing how far from other vaccines
 * @param immunity who needs none
 * @param venues where they are given
 * @param antigens what they count as
 * @param contraindications whom they must not be given to
 * @param incidents what goes wrong
 * @param volumes how much is given
 * @param fertility who is pregnant when
 * @param catchUp how many are needed by those who begin late
 * @param limits from when a dose at a certain position counts
 * @param baggages what newcomers bring
 * @param providers who gives them
 */
record Practice(
        Delays delays,
        Sites sites,
        Reactions reactions,
        LotBook lots,
        Spacing spacing,
        Immunity immunity,
        Venues venues,
        Antigens antigens,
        ContraindicationTable contraindications,
        Incidents incidents,
        Volumes volumes,
        Fertility fertility,
        CatchUp catchUp,
        DoseLimits limits,
        Baggages baggages,
        Providers providers) {

    static Practice load(Catalogue catalogue) {
        return new Practice(
                Delays.load(),
                Sites.load(),
                Reactions.load(catalogue, "model/reactions.csv", "model/reaction_rates.csv"),
                new LotBook(LotPatterns.load(), catalogue),
                Spacing.load(catalogue),
                Immunity.load(),
                Venues.load(),
                Antigens.load(catalogue),
                ContraindicationTable.load(catalogue),
                Incidents.load("model/incidents.csv"),
                Volumes.load(catalogue),
                Fertility.load(),
                CatchUp.load(),
                DoseLimits.load(),
                Baggages.load(),
                new Providers());
    }
}
