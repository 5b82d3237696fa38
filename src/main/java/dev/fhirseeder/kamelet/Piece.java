package dev.fhirseeder.kamelet;

import dev.fhirseeder.bundle.Parcel;
import dev.fhirseeder.random.RecordKey;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * What becomes one message.
 *
 * @param text the JSON
 * @param first the key of the first person in it
 * @param last the index of the last person in it
 * @param people how many people are in it, or to how many it belongs
 * @param type the FHIR type of the resource, which may be Bundle
 * @param parcel the Bundle with what is known of it, null if it is a single resource
 */
record Piece(
        String text,
        RecordKey first,
        long last,
        int people,
        String type,
        @Nullable Parcel parcel) {

    /** What the body is. */
    static final String MEDIA_TYPE = "application/fhir+json";

    /** The header with the FHIR type of the body. */
    static final String TYPE = "FhirSeederType";

    /** The header with the index of the first person. */
    static final String INDEX = "FhirSeederIndex";

    /** The header with the number of people. */
    static final String PEOPLE = "FhirSeederPeople";

    /** The header with the seed. */
    static final String SEED = "FhirSeederSeed";

    /** The header with the province or territory of the first person. */
    static final String PT = "FhirSeederPt";

    static Piece bundle(Parcel parcel, RecordKey first, RecordKey last, int people) {
        return new Piece(parcel.json().toString(), first, last.index(), people, "Bundle", parcel);
    }

    static Piece resource(String text, RecordKey person, String type) {
        return new Piece(text, person, person.index(), 1, type, null);
    }

    /** Returns a message like another, with this as its body and headers that tell of it. */
    Message like(Message other) {
        Message message = other.copy();
        message.setBody(text);
        message.setHeader("Content-Type", MEDIA_TYPE);
        message.setHeader(TYPE, type);
        message.setHeader(INDEX, first.index());
        message.setHeader(PEOPLE, people);
        message.setHeader(SEED, first.seed());
        message.setHeader(PT, first.pt());
        return message;
    }
}
