package dev.fhirseeder.generate;

import dev.fhirseeder.history.History;
import dev.fhirseeder.jurisdiction.Jurisdiction;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.random.RecordKey;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One person with that person's whole history as known on a date; the unit that is never split across Bundles.
 *
 * <p>A record that is handed out to be delivered is drawn when somebody first asks for the person or the history: on the
 * thread that encodes it, beside others and while its memory is near. Nobody can tell by anything but the time that it
 * takes, since a record follows from its key. Safe for use by many threads.
 */
public final class PatientRecord {

    private final RecordKey key;
    private final long place;
    private final Jurisdiction jurisdiction;
    private final @Nullable Supplier<PatientRecord> drawing;
    private @Nullable Life life;

    /** What is drawn; immutable, so that whoever sees it sees all of it. */
    private record Life(Person person, History history) {}

    /**
     * Describes a person.
     *
     * @param key from which everything here was drawn, and from which the ids derive
     * @param jurisdiction where the person lives
     * @param person who, without what lies after the date
     * @param history what is known
     */
    public PatientRecord(RecordKey key, Jurisdiction jurisdiction, Person person, History history) {
        this.key = key;
        this.place = key.index();
        this.jurisdiction = jurisdiction;
        this.drawing = null;
        this.life = new Life(person, history);
    }

    /**
     * Describes a person who is yet to be drawn.
     *
     * @param place as {@link #place()} tells it
     * @param drawing draws the record of that key; gives an equal one whenever it is asked
     */
    PatientRecord(RecordKey key, long place, Jurisdiction jurisdiction, Supplier<PatientRecord> drawing) {
        this.key = key;
        this.place = place;
        this.jurisdiction = jurisdiction;
        this.drawing = drawing;
    }

    /** Returns the same person, yet to be drawn if this one was; what is drawn there goes with it, and does not stay here. */
    public PatientRecord afresh() {
        return drawing == null ? this : new PatientRecord(key, place, jurisdiction, drawing);
    }

    /** Tells whether the person is drawn already, so that nobody waits for it. */
    public boolean isDrawn() {
        return life != null;
    }

    /** Returns that from which everything here is drawn, and from which the ids derive. */
    public RecordKey key() {
        return key;
    }

    /**
     * Returns where the person stands in the order of its request: from its start index on, without gaps. That is the index,
     * unless people between were left out.
     */
    public long place() {
        return place;
    }

    /** Returns where the person lives. */
    public Jurisdiction jurisdiction() {
        return jurisdiction;
    }

    /** Returns who it is, without what lies after the date. */
    public Person person() {
        return life().person();
    }

    /** Returns what is known. */
    public History history() {
        return life().history();
    }

    private Life life() {
        Life known = life;
        if (known == null) {
            known = Objects.requireNonNull(drawing, "A record is there or is to be drawn")
                    .get()
                    .life();
            life = known; // who comes at the same time draws an equal one
        }
        return known;
    }

    /** Tells whether the other is the same person with the same history. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PatientRecord record
                && key.equals(record.key)
                && jurisdiction.equals(record.jurisdiction)
                && life().equals(record.life());
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return "PatientRecord[" + key + ", " + person() + ", " + history() + "]";
    }
}
