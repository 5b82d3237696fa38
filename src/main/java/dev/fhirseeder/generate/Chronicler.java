package dev.fhirseeder.generate;

import dev.fhirseeder.history.Background;
import dev.fhirseeder.history.Event;
import dev.fhirseeder.history.Explained;
import dev.fhirseeder.history.Health;
import dev.fhirseeder.history.Historian;
import dev.fhirseeder.history.History;
import dev.fhirseeder.history.Immunization;
import dev.fhirseeder.history.Refusal;
import dev.fhirseeder.jurisdiction.Jurisdiction;
import dev.fhirseeder.jurisdiction.NumberStyle;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.person.Population;
import dev.fhirseeder.random.RecordKey;
import dev.fhirseeder.vaccine.Catalogue;
import dev.fhirseeder.vaccine.Selection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Draws whole records of one province or territory: the person, the background and the history. */
public final class Chronicler {

    private final Jurisdiction jurisdiction;
    private final Population population;
    private final Background background;
    private final Historian historian;

    /**
     * Prepares the drawing, and reads the schedule of the province.
     *
     * @throws dev.fhirseeder.data.DataFileException if a data file is not as expected
     */
    public Chronicler(Jurisdiction jurisdiction, Catalogue catalogue) {
        this.jurisdiction = jurisdiction;
        this.population = new Population(jurisdiction);
        this.background = new Background(jurisdiction);
        this.historian = Historian.load(jurisdiction.code(), catalogue);
    }

    /** Returns the province or territory. */
    Jurisdiction jurisdiction() {
        return jurisdiction;
    }

    /** Returns its people. */
    Population population() {
        return population;
    }

    /** Returns the record of a key, with a health number that passes its check. */
    public PatientRecord record(RecordKey key, LocalDate asOf, Selection vaccines) {
        return record(key, asOf, vaccines, NumberStyle.VALID);
    }

    /**
     * Returns the record of a key. Nothing in it is dated after the day of death.
     *
     * @param key of this province
     * @param asOf the day at whose end the history is known
     * @param vaccines those to which the history is restricted; it draws nothing
     * @param healthNumbers whether the health number passes its check; nothing else depends on it
     */
    public PatientRecord record(RecordKey key, LocalDate asOf, Selection vaccines, NumberStyle healthNumbers) {
        Person person = population.person(key, healthNumbers);
        Health health = background.health(key, person);
        return record(key, asOf, vaccines, person, health, historian.events(key, person, health.findings(), asOf));
    }

    /** Returns the same {@link #record(RecordKey, LocalDate, Selection, NumberStyle) record} with the reasons for it. */
    public ExplainedRecord explained(RecordKey key, LocalDate asOf, Selection vaccines, NumberStyle healthNumbers) {
        Person person = population.person(key, healthNumbers);
        Health health = background.health(key, person);
        Explained explained = historian.explained(key, person, health.findings(), asOf);
        return new ExplainedRecord(
                record(key, asOf, vaccines, person, health, explained.history().events()),
                explained.reasons(),
                explained.declined());
    }

    private PatientRecord record(
            RecordKey key, LocalDate asOf, Selection vaccines, Person person, Health health, List<Event> doses) {
        LocalDate death = person.deceased();
        LocalDate last = death == null || death.isAfter(asOf) ? asOf : death;
        List<Event> events = new ArrayList<>(health.events().size() + doses.size());
        LocalDate registry = jurisdiction.registry().electronicSince();
        for (Event event : doses) {
            Event seen = event.knownOn(last);
            if (seen != null && !isBeyondPaper(seen, registry)) {
                events.add(seen instanceof Immunization dose && dose.date().isBefore(registry) ? dose.onPaper() : seen);
            }
        }
        for (Event event : health.events()) {
            Event seen = event.knownOn(last);
            if (seen != null) {
                events.add(seen);
            }
        }
        History known = History.of(events);
        History chosen = vaccines.equals(Selection.ALL) ? known : known.where(event -> isChosen(event, vaccines));
        return new PatientRecord(key, jurisdiction, person.knownOn(asOf), chosen);
    }

    /** From the paper of the time before the registry doses were taken over, but neither refusals nor doses that were bad. */
    private static boolean isBeyondPaper(Event event, LocalDate registry) {
        boolean kept = event instanceof Refusal || (event instanceof Immunization dose && dose.flaw() != null);
        return kept && event.date().isBefore(registry);
    }

    private static boolean isChosen(Event event, Selection vaccines) {
        if (event instanceof Immunization dose) {
            return vaccines.chooses(dose.series(), dose.product());
        }
        return !(event instanceof Refusal refusal) || vaccines.chooses(refusal.series(), refusal.product());
    }
}
