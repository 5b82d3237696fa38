package dev.fhirseeder.kamelet;

import com.google.common.collect.Iterators;
import dev.fhirseeder.Facts;
import dev.fhirseeder.bundle.Encoder;
import dev.fhirseeder.bundle.Lines;
import dev.fhirseeder.bundle.ProvedEncoder;
import dev.fhirseeder.bundle.WriteMode;
import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.request.GenerationRequest;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;

/**
 * Makes pieces of people, one when it is asked for: memory does not grow with their number.
 *
 * <p>Law: a Bundle is, byte for byte, that which the application sends for the same people.
 */
final class Press {

    private static final Encoder ENCODER = ProvedEncoder.ofR4();

    private Press() {}

    /**
     * Returns the pieces of a request in the order of its people.
     *
     * @param emission what a piece is
     * @param size of how many people a Bundle is made, at most
     */
    static Iterator<Piece> pieces(GenerationRequest request, Emission emission, int size) {
        Iterator<PatientRecord> people = Facts.shared().generator().records(request);
        return emission == Emission.RESOURCE
                ? Iterators.concat(Iterators.transform(people, Press::resources))
                : Iterators.transform(Iterators.partition(people, size), Press::bundle);
    }

    private static Piece bundle(List<PatientRecord> people) {
        return Piece.bundle(
                ENCODER.transaction(List.copyOf(people), WriteMode.UPDATE),
                people.get(0).key(),
                people.get(people.size() - 1).key(),
                people.size());
    }

    /** Returns the resources of one person, each after those that it refers to. */
    private static Iterator<Piece> resources(PatientRecord person) {
        SortedMap<String, Lines> bulk = ENCODER.bulk(List.of(person));
        List<Piece> pieces = RecordMapper.TYPES.stream()
                .filter(bulk::containsKey)
                .flatMap(type -> bulk.get(type)
                        .text()
                        .toString()
                        .lines()
                        .map(line -> Piece.resource(line, person.key(), type)))
                .toList();
        bulk.values().forEach(lines -> lines.done().run());
        return pieces.iterator();
    }
}
