package dev.fhirseeder.run;

import com.google.common.base.Preconditions;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.request.Order;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.SettingsException;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a run of what a message asks: a new one, or one that has not come to its end and goes on. */
public final class Opening {

    /** The message word that names the run. */
    private static final String NAME = "runId";

    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    private final RequestReader requests;
    private final Function<Settings, Shipment> shipments;
    private final Feed feed;
    private final Ledger ledger;
    private final RunNaming names;

    /**
     * Prepares the opening.
     *
     * @param requests reads what a message asks for
     * @param shipments says how the people of a run travel; refuses what cannot be with a {@link SettingsException}
     * @param feed remembers where a feed stands
     * @param ledger remembers what runs were made from
     * @param names gives each run its name of which the message names none
     */
    public Opening(
            RequestReader requests, Function<Settings, Shipment> shipments, Feed feed, Ledger ledger, RunNaming names) {
        this.requests = requests;
        this.shipments = shipments;
        this.feed = feed;
        this.ledger = ledger;
        this.names = names;
    }

    /**
     * Returns the run that is asked for.
     *
     * @param message in the words of {@link RequestReader#WORDS} and {@link Runs#NEXT}
     * @param underWay the runs that are
     * @throws SettingsException if the request cannot be; it names every fault
     */
    Run of(Map<String, ?> message, Collection<Run> underWay) {
        try {
            RequestReader.checkBlanks(message);
            return message.containsKey(Runs.NEXT) ? next(message, underWay) : named(message, underWay);
        } catch (SettingsException e) {
            SettingsException refusal = RequestReader.inWords(e, message);
            tell(refusal, message);
            throw refusal;
        }
    }

    /** What passes, and what is answered, is said by whoever asks. */
    private static void tell(SettingsException refusal, Map<String, ?> message) {
        if (!refusal.isPassing() && !Boolean.TRUE.equals(message.get(Runs.ANSWERED))) {
            Object asker = message.get(Runs.ASKER);
            LOG.error(
                    "A request is refused, and nothing of it was sent{}: {}",
                    asker == null ? "" : " (" + asker + ")",
                    String.join("; ", refusal.problems()));
        }
    }

    /** Returns a run that is a chunk of something larger; it travels as the settings have it. */
    Run chunk(String runId, GenerationRequest request, Collection<Run> underWay) {
        Shipment shipment = shipment(request);
        Ledger where = ledger.chunks().to(shipment.destination());
        Run run = where.unfinished(runId, request, id -> isUnderWay(id, underWay))
                .map(begun -> new Run(begun.runId(), request, false, where.resume(begun), shipment))
                .orElseGet(() -> new Run(
                        runId,
                        request,
                        false,
                        where.begin(runId, request, null, id -> isUnderWay(id, underWay)),
                        shipment));
        run.passes();
        return run;
    }

    /** Returns the run of people whom others make, and send as the settings have it. */
    Run shared(String runId, GenerationRequest request) {
        Run run = new Run(runId, request, false, Memory.none(), shipment(request));
        run.shares();
        return run;
    }

    private Shipment shipment(GenerationRequest request) {
        return shipments.apply(
                requests.order(RequestReader.words(request), Map.of()).settings());
    }

    /** Returns a run of people who were made before. */
    Run replay(String runId, long people) {
        return new Run(runId, people, new Shipment(ledger.destination(), 1, 1));
    }

    /** Notes that a run of a feed has come to its end. */
    void settle(Run run) {
        feed.settle(run);
    }

    /** Notes that a run has come to its end. */
    void finish(Run run) {
        (run.isPassing() ? ledger.chunks() : ledger).finish(run);
    }

    private Run named(Map<String, ?> message, Collection<Run> underWay) {
        Optional<String> given = Optional.ofNullable(message.get(NAME)).map(Object::toString);
        Ledger known = given.map(ledger::of).orElse(ledger);
        if (given.isPresent()) {
            return named(given.get(), message, known, underWay);
        }
        String name = freshName(known);
        return orTakenBack(() -> named(name, message, known, underWay));
    }

    /** A name that nobody has got is there for the next who asks. */
    private Run orTakenBack(Supplier<Run> opened) {
        try {
            return opened.get();
        } catch (RuntimeException e) {
            names.takeBack();
            throw e;
        }
    }

    private Run named(String name, Map<String, ?> message, Ledger known, Collection<Run> underWay) {
        if (underWay.stream().anyMatch(run -> run.id().equals(name))) {
            throw SettingsException.passing(
                    "%s: found '%s', which is under way; ask again when it has come to its end".formatted(NAME, name));
        }
        Order order = requests.order(message, known.words(name));
        GenerationRequest request = order.request();
        Shipment shipment = shipments.apply(order.settings());
        checkFiles(shipment, underWay);
        Ledger where = known.to(shipment.destination());
        return where.unfinished(name, request, id -> isUnderWay(id, underWay))
                .map(begun -> new Run(begun.runId(), request, false, where.resume(begun), shipment))
                .orElseGet(() -> new Run(
                        name,
                        request,
                        false,
                        where.begin(name, request, null, id -> isUnderWay(id, underWay)),
                        shipment));
    }

    /** Two runs would write the same files. */
    private static void checkFiles(Shipment shipment, Collection<Run> underWay) {
        underWay.stream()
                .filter(run -> run.shipment().destination().isFolder()
                        && shipment.destination().isFolder()
                        && run.shipment()
                                .destination()
                                .to()
                                .equals(shipment.destination().to()))
                .findFirst()
                .ifPresent(other -> {
                    throw SettingsException.passing(
                            "sink: run %s still writes to %s; ask again when it has come to its end"
                                    .formatted(
                                            other.id(), shipment.destination().to()));
                });
    }

    /**
     * One run of a feed at a time: two would take the same people. One that has not come to its end goes on before others
     * begin. A feed that begins is remembered before its first people are sent: they would else be nobody's.
     */
    private Run next(Map<String, ?> message, Collection<Run> underWay) {
        Order order = requests.order(message, Map.of());
        GenerationRequest fresh = order.request();
        underWay.stream()
                .filter(other -> other.isNext() && Feed.isShared(other.request(), fresh))
                .findFirst()
                .ifPresent(other -> {
                    throw SettingsException.passing(
                            "%s: run %s still makes the next people of %s; ask again when it has come to its end"
                                    .formatted(Runs.NEXT, other.id(), String.join(",", fresh.pts())));
                });
        Shipment shipment = shipments.apply(order.settings());
        checkFiles(shipment, underWay);
        Ledger where = ledger.to(shipment.destination());
        Optional<Unfinished> begun = where.unfinished(feed, fresh);
        if (begun.isPresent()) {
            GenerationRequest request = requests.read(begun.get().header().request());
            return new Run(begun.get().runId(), request, true, where.resume(begun.get()), shipment);
        }
        GenerationRequest request = requests.check(feed.next(fresh));
        String name = freshName(where);
        return orTakenBack(() -> {
            feed.begin(request);
            Memory memory = where.begin(name, request, feed.name(request.pts()), id -> isUnderWay(id, underWay));
            return new Run(name, request, true, memory, shipment);
        });
    }

    /** A number may have been given to a run of an earlier process that has not come to its end. */
    private String freshName(Ledger known) {
        String name = names.get();
        while (known.isTaken(name)) {
            String other = names.get();
            Preconditions.checkState(!Objects.equals(other, name), "No other name than %s", name);
            name = other;
        }
        return name;
    }

    private static boolean isUnderWay(String runId, Collection<Run> underWay) {
        return underWay.stream().anyMatch(run -> run.id().equals(runId));
    }
}
