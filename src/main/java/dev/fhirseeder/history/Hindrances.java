package dev.fhirseeder.history;

import dev.fhirseeder.history.NotGiven.Occasion;
import dev.fhirseeder.random.Draws;
import dev.fhirseeder.random.Label;
import dev.fhirseeder.vaccine.Kind;
import dev.fhirseeder.vaccine.Product;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a dose that one person wants from being given, or from counting: contraindications, and incidents. Each
 * happens once a series at most, so that the names of the events are unique and a dose is given again in the end.
 */
final class Hindrances {

    private static final Label HINDRANCE = Label.of("hindrance");
    private static final Label INCIDENT = Label.of("incident");
    private final Incidents incidents;
    private final Refusals refusals;
    private final Doses doses;
    private final Draws person;

    /** What has happened once; null while nothing has, as in most lives. */
    private @Nullable Set<String> met;

    Hindrances(Incidents incidents, Refusals refusals, Doses doses, Draws person) {
        this.incidents = incidents;
        this.refusals = refusals;
        this.doses = doses;
        this.person = person;
    }

    /** Describes a dose of which no product may be given, null if that is not for a medical reason or not recorded. */
    @Nullable
    Event precaution(Offer slot, Offer offer, int number, int day, Draws own) {
        Product product = doses.forbidden(offer, day, own);
        String series = slot.row.series();
        if (product == null || !isFirst("precaution/" + series)) {
            return null;
        }
        Draws asked = person.child(HINDRANCE).child(series);
        return refusals.hindrance(Occasion.PRECAUTION, slot, number, product, day, asked);
    }

    /**
     * Draws what goes wrong with a dose; mostly nothing, and then with one draw.
     *
     * @param own the stream of the slot and its occurrence
     */
    Incident incident(Offer slot, Draws own) {
        Incident incident = incidents.draw(own.unit(INCIDENT));
        if (!incident.isAgain()) {
            return incident;
        }
        boolean applies = incident != Incident.OUT_OF_STOCK || slot.kind == Kind.ROUTINE;
        return applies && isFirst(slot.row.series()) ? incident : Incident.NONE;
    }

    /**
     * Describes what comes of an incident after which the dose is given again: a dose that does not count, or one that
     * was not given; null if that is not recorded.
     */
    @Nullable
    Event instead(Incident incident, Offer slot, Offer offer, Article article, int number, int day, Draws own) {
        if (incident.flaw == null) {
            Draws asked = own.child("shortage");
            return refusals.hindrance(Occasion.SHORTAGE, slot, number, article.product(), day, asked);
        }
        int known = incidents.known(incident, own.child("known"));
        return doses.spoilt(slot, offer, article, day, number, incident.flaw, known, own);
    }

    private boolean isFirst(String name) {
        met = met == null ? new HashSet<>() : met;
        return met.add(name);
    }

    /** Returns the day on which a dose is given again. */
    int again(Incident incident, int day, Draws own) {
        return day + incidents.again(incident, own.child("again"));
    }

    /** Returns the second entry of a dose that was entered twice, null if it was entered once. */
    @Nullable
    Event copy(Incident incident, Immunization dose, Draws own) {
        if (incident != Incident.DUPLICATE) {
            return null;
        }
        LocalDate known = dose.date().plusDays(incidents.known(incident, own.child("known")));
        return dose.enteredAgain(new Flaw(Flaw.Reason.ENTERED_IN_ERROR, known));
    }
}
