package dev.fhirseeder.history;

import dev.fhirseeder.vaccine.Catalogue;
import dev.fhirseeder.vaccine.Schedule;

/** Historians of a practice where rare things happen often, so that a small sample shows them. */
final class Practices {

    private Practices() {}

    /** Half of all doses meet an incident. */
    static Historian withIncidents(String pt) {
        Practice usual = Practice.load(Lives.CATALOGUE);
        return historian(pt, usual.reactions(), Incidents.load("practice/incidents-often.csv"), usual);
    }

    /** Every tenth dose is followed by an anaphylaxis. */
    static Historian withAnaphylaxes(String pt) {
        Practice usual = Practice.load(Lives.CATALOGUE);
        Reactions reactions =
                Reactions.load(Lives.CATALOGUE, "practice/anaphylaxis.csv", "practice/anaphylaxis-often.csv");
        return historian(pt, reactions, usual.incidents(), usual);
    }

    private static Historian historian(String pt, Reactions reactions, Incidents incidents, Practice usual) {
        Practice practice = new Practice(
                usual.delays(),
                usual.sites(),
                reactions,
                usual.lots(),
                usual.spacing(),
                usual.immunity(),
                usual.venues(),
                usual.antigens(),
                usual.contraindications(),
                incidents,
                usual.volumes(),
                usual.fertility(),
                usual.catchUp(),
                usual.limits(),
                usual.baggages(),
                usual.providers());
        Catalogue catalogue = Lives.CATALOGUE;
        return new Historian(
                Schedule.load(pt, catalogue), Uptake.load(pt), RefusalReasons.load(pt), catalogue, practice);
    }
}
