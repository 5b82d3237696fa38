package dev.fhirseeder.run;

import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.generate.RecordGenerator;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.settings.SettingsException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens runs, makes their records, and knows those that are under way. */
public final class Runs {

    /** The message word that asks for the next people of the feed instead of those from the start index on. */
    public static final String NEXT = "next";

    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    private final RequestReader requests;
    private final RecordGenerator generator;
    private final Feed feed;
    private final Ledger ledger;
    private final Supplier<String> names;
    private final Set<Run> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;
    private volatile Runnable afterStop = () -> {};

    /**
     * Prepares the opening of runs.
     *
     * @param requests reads what a message asks for
     * @param generator makes the records
     * @param feed remembers where a feed stands
     * @param ledger remembers what runs were made from
     * @param names gives each run its name
     */
    public Runs(RequestReader requests, RecordGenerator generator, Feed feed, Ledger ledger, Supplier<String> names) {
        this.requests = requests;
        this.generator = generator;
        this.feed = feed;
        this.ledger = ledger;
        this.names = names;
    }

    /**
     * Opens a run.
     *
     * @param message what is asked, in the words of {@link RequestReader#WORDS} and {@link #NEXT}
     * @throws SettingsException if the request cannot be; it names every fault
     */
    public Run open(Map<String, ?> message) {
        Run run;
        try {
            run = message.containsKey(NEXT) ? openNext(message) : openNamed(message);
        } catch (SettingsException e) {
            LOG.error("A request is refused, and nothing of it was sent: {}", String.join("; ", e.problems()));
            throw e;
        }
        if (stopping) {
            run.interrupt();
        }
        tell(run.id(), run.request());
        return run;
    }

    /**
     * Opens a run of people who were made before.
     *
     * @param people how many they are
     */
    public Run replay(long people) {
        Run run = enter(new Run(names.get(), people));
        if (stopping) {
            run.interrupt();
        }
        LOG.info("run={} people={} of the dead letters are sent again", run.id(), people);
        return run;
    }

    private static void tell(String runId, GenerationRequest request) {
        LOG.info(
                "run={} seed={} pt={} records={} startIndex={} asOf={} populationDate={}",
                runId,
                request.seed(),
                String.join(",", request.pts()),
                request.records(),
                request.startIndex(),
                request.asOf(),
                request.populationDate());
    }

    private Run openNamed(Map<String, ?> message) {
        String name = names.get();
        GenerationRequest request = requests.read(message, ledger.words(name));
        ledger.keep(name, request);
        return enter(new Run(name, request, false));
    }

    /**
     * One run of a feed at a time: two would take the same people. A feed that begins is remembered before its first
     * people are sent: they would else be nobody's.
     */
    private synchronized Run openNext(Map<String, ?> message) {
        GenerationRequest fresh = requests.read(message);
        open.stream()
                .filter(other -> other.isNext() && Feed.isShared(other.request(), fresh))
                .findFirst()
                .ifPresent(other -> {
                    throw new SettingsException(List.of(
                            "%s: run %s still makes the next people of %s; ask again when it has come to its end"
                                    .formatted(NEXT, other.id(), String.join(",", fresh.pts()))));
                });
        GenerationRequest request = requests.check(feed.next(fresh));
        feed.begin(request);
        return enter(new Run(names.get(), request, true));
    }

    private Run enter(Run run) {
        open.add(run);
        return run;
    }

    /** Returns the records of a run, made one by one as they are taken, until the run is stopped. */
    public Iterator<PatientRecord> records(Run run) {
        return run.count(generator.records(run.request()));
    }

    /** Notes that the generation of a run has broken off; what has been made is still sent, and the rest remains. */
    public void broken(Run run, Exception cause) {
        run.stop();
        LOG.error("run={} generation broke off after {} people", run.id(), run.generated(), cause);
    }

    /** Waits until every Bundle of the run has come to its end. */
    public Run await(Run run) {
        run.awaitBundles();
        return run;
    }

    /** Closes the run: its feed goes on, and its books are checked. What is wrong with either is a trouble of the run. */
    public Run close(Run run) {
        if (run.isNext()) {
            settle(run);
        }
        open.remove(run);
        if (run.remaining() < 0 || (!run.isAccounted() && run.troubles().isEmpty())) {
            run.trouble(
                    "the books do not balance: %d people were asked for and %d made, %d are delivered and %d dead-lettered"
                            .formatted(
                                    run.requested(),
                                    run.generated(),
                                    run.tally().delivered(),
                                    run.tally().deadLettered()));
        }
        return run;
    }

    private void settle(Run run) {
        try {
            feed.settle(run);
        } catch (UncheckedIOException e) {
            run.trouble("the feed stays at index %d: %s".formatted(run.request().startIndex(), e.getMessage()));
        }
    }

    /** Ends the generation of every run under way or yet to be opened; what has been made is still sent, but once. */
    public void stop() {
        stopping = true;
        open.forEach(Run::interrupt);
        afterStop.run();
    }

    /** Says what is to be done once every run knows that the process is being stopped. */
    public void afterStop(Runnable what) {
        afterStop = what;
    }

    /** Returns every run that is under way. */
    public List<Run> underWay() {
        return List.copyOf(open);
    }

    /** Returns a run that is under way, if any is. */
    public Optional<Run> current() {
        return open.stream().findFirst();
    }
}
