package dev.fhirseeder.generate;

import dev.fhirseeder.history.Background;
import dev.fhirseeder.history.Event;
import dev.fhirseeder.history.History;
import dev.fhirseeder.jurisdiction.Jurisdiction;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.person.Population;
import dev.fhirseeder.random.RecordKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Draws whole records of one province or territory. */
public final class Chronicler {

    private final Jurisdiction jurisdiction;
    private final Population population;
    private final Background background;

    /** Prepares the drawing. */
    public Chronicler(Jurisdiction jurisdiction) {
        this.jurisdiction = jurisdiction;
        this.population = new Population(jurisdiction);
        this.background = new Background(jurisdiction);
    }

    /** Returns the record of that key as known at the end of that day. */
    public PatientRecord record(RecordKey key, LocalDate asOf) {
        Person person = population.person(key);
        List<Event> events = new ArrayList<>(background.events(key, person));
        return new PatientRecord(key, jurisdiction, person, new History(events).asOf(asOf));
    }
}
