package dev.fhirseeder.random;

import java.time.LocalDate;
import java.util.UUID;

/**
 * The coordinates of one record. All chance in the record and every logical id of its resources derive from them and
 * from nothing else; the date as of which a history is known is deliberately not among them.
 *
 * @param seed any 64-bit number
 * @param pt the province or territory, as its two-letter code in lower case, for example {@code bc}
 * @param populationDate the date whose age structure the birth dates follow
 * @param index the number of the record, from 0
 */
public record RecordKey(long seed, String pt, LocalDate populationDate, long index) {

    /**
     * The name space of our ids: the version 5 UUID of {@code https://fhirseeder.dev/fhir} in the URL name space of RFC
     * 9562.
     */
    public static final UUID NAMESPACE =
            new Ids(UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8"), "https://fhirseeder.dev/fhir").id("");

    /**
     * Returns the logical id of the resource that plays this role in the record: the version 5 UUID (RFC 9562) of
     * {@code <seed>/<pt>/<populationDate>/<index>/<role>} in {@link #NAMESPACE}, so that anyone can derive it again in
     * any language.
     *
     * @param role unique within the record and the same at every date, for example {@code patient}
     */
    public UUID id(String role) {
        return ids().id(role);
    }

    /** Prepares the {@link #id ids} of this record, for whoever asks for many of them; for one thread at a time. */
    public Ids ids() {
        return new Ids(NAMESPACE, seed + "/" + pt + "/" + populationDate + "/" + index + "/");
    }

    /** Tells whether the other record is of the same seed, province and population date. */
    public boolean isOfSamePopulation(RecordKey other) {
        return seed == other.seed && pt.equals(other.pt) && populationDate.equals(other.populationDate);
    }

    /** Opens the record's own stream of draws. */
    public Draws draws() {
        return population().child(index);
    }

    /** Opens the stream that all records of this seed, province and population date share. */
    public Draws population() {
        return Draws.of(seed).child(pt).child(populationDate.toEpochDay());
    }
}
