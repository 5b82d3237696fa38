package dev.fhirseeder.run;

import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.generate.RecordGenerator;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.request.RequestReader;
import java.util.Iterator;
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
     * @throws dev.fhirseeder.settings.SettingsException if the request cannot be; it names every fault
     */
    public Run open(Map<String, ?> message) {
        String name = names.get();
        boolean next = message.containsKey(NEXT);
        GenerationRequest request = next ? nextOfFeed(message) : requests.read(message, ledger.words(name));
        Run run = new Run(name, request, next);
        if (!next) {
            ledger.keep(name, request);
        }
        open.add(run);
        if (stopping) {
            run.interrupt();
        }
        LOG.info(
                "run={} seed={} pt={} records={} startIndex={} asOf={} populationDate={}",
                run.id(),
                request.seed(),
                String.join(",", request.pts()),
                request.records(),
                request.startIndex(),
                request.asOf(),
                request.populationDate());
        return run;
    }

    /** A feed that begins is remembered before its first people are sent: they would else be nobody's. */
    private GenerationRequest nextOfFeed(Map<String, ?> message) {
        GenerationRequest request = requests.check(feed.next(requests.read(message)));
        feed.advance(request, 0);
        return request;
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

    /** Waits until every Bundle of the run has come to its end, and closes the run. */
    public Run finish(Run run) {
        run.awaitBundles();
        open.remove(run);
        if (run.isNext()) {
            feed.advance(run.request(), run.generated());
        }
        return run;
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

    /** Returns a run that is under way, if any is. */
    public Optional<Run> current() {
        return open.stream().findFirst();
    }
}
