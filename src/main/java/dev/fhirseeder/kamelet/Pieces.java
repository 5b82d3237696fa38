package dev.fhirseeder.kamelet;

import com.google.common.collect.AbstractIterator;
import com.google.common.collect.Iterators;
import dev.fhirseeder.Facts;
import dev.fhirseeder.bundle.Encoder;
import dev.fhirseeder.bundle.Lines;
import dev.fhirseeder.bundle.ProvedEncoder;
import dev.fhirseeder.bundle.WriteMode;
import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.request.Order;
import dev.fhirseeder.settings.Counted;
import dev.fhirseeder.settings.Setting;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pieces of an order in the order of its people. Each is made when it is asked for, and anew for everyone who asks: memory
 * does not grow with their number.
 *
 * <p>Law: a Bundle is, byte for byte, that which the application sends for the same people.
 */
final class Pieces implements Iterable<Piece> {

    private static final Logger LOG = LoggerFactory.getLogger(Pieces.class);
    private static final Encoder ENCODER = ProvedEncoder.ofR4();

    private final Order order;
    private final Emission emission;
    private final CamelContext context;
    private final boolean telling;

    /**
     * Prepares the making.
     *
     * @param order says whom, and how many in a Bundle
     * @param emission what a piece is
     * @param context of the application, in which nobody is looked for any more while it is being stopped
     */
    Pieces(Order order, Emission emission, CamelContext context) {
        this(order, emission, context, false);
    }

    private Pieces(Order order, Emission emission, CamelContext context, boolean telling) {
        this.order = order;
        this.emission = emission;
        this.context = context;
        this.telling = telling;
    }

    /** Returns the same pieces, with a warning behind the last if there are fewer people than were asked for. */
    Pieces telling() {
        return new Pieces(order, emission, context, true);
    }

    /**
     * Returns the pieces, of as many people as there are.
     *
     * @return throws {@link RejectedExecutionException} where somebody would have to be looked for while the application is
     *     being stopped
     */
    @Override
    public Iterator<Piece> iterator() {
        Iterator<PatientRecord> people = counted(Facts.shared().generator().records(order.request(), this::isOver));
        return switch (emission) {
            case BUNDLE -> bundles(people, Math.toIntExact(order.settings().get(Setting.BUNDLE_SIZE)));
            case WHOLE -> bundles(people, Emission.MOST_OF_A_WHOLE);
            case RESOURCE -> Iterators.concat(Iterators.transform(people, Pieces::resources));
        };
    }

    private Iterator<PatientRecord> counted(Iterator<PatientRecord> people) {
        return new AbstractIterator<>() {
            private long found;

            @Override
            protected @Nullable PatientRecord computeNext() {
                if (people.hasNext()) {
                    found++;
                    return people.next();
                }
                if (telling && found < order.request().records()) {
                    LOG.warn(
                            "found {}, from index {} on",
                            Counted.found(found, order.request().records()),
                            order.request().startIndex());
                }
                return endOfData();
            }
        };
    }

    /** Never quietly: whoever asked would take those who were found for all that there are. */
    private boolean isOver() {
        if (context.isStopping() || context.isStopped()) {
            throw new RejectedExecutionException("The application is being stopped: nobody more is looked for");
        }
        return false;
    }

    private static Iterator<Piece> bundles(Iterator<PatientRecord> people, int size) {
        return Iterators.transform(Iterators.partition(people, size), Pieces::bundle);
    }

    private static Piece bundle(List<PatientRecord> people) {
        return Piece.bundle(
                ENCODER.transaction(people, WriteMode.UPDATE),
                people.get(0).key(),
                people.get(people.size() - 1).key(),
                people.size());
    }

    /** Returns the resources of one person, each after those that it refers to. */
    private static Iterator<Piece> resources(PatientRecord person) {
        Map<String, Lines> bulk = ENCODER.bulk(List.of(person));
        List<Piece> pieces = bulk.entrySet().stream()
                .sorted(Comparator.comparingInt(lines -> RecordMapper.TYPES.indexOf(lines.getKey())))
                .flatMap(lines -> lines.getValue()
                        .text()
                        .toString()
                        .lines()
                        .map(line -> Piece.resource(line, person.key(), lines.getKey())))
                .toList();
        bulk.values().forEach(lines -> lines.done().run());
        return pieces.iterator();
    }
}
