package dev.fhirseeder.run;

import com.google.common.base.Preconditions;
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
        tell(run);
        return run;
    }

    /**
     * Opens a run of people who were made before.
     *
     * @param runId names it
     * @param people how many they are
     */
    public Run replay(String runId, long people) {
        Run run = enter(new Run(runId, people));
        if (stopping) {
            run.interrupt();
        }
        LOG.info("run={} people={} of the dead letters are sent again", run.id(), people);
        return run;
    }

    /**
     * Opens a run that is a chunk of something larger, which is told apart from it. A chunk of that request that has not come
     * to its end here goes on.
     *
     * @param runId names it
     * @param request whom to make; it has been checked
     */
    public synchronized Run chunk(String runId, GenerationRequest request) {
        Run run = ledger.unfinished(runId, request, this::isUnderWay)
                .map(begun -> new Run(begun.runId(), request, false, ledger.resume(begun)))
                .orElseGet(() -> new Run(runId, request, false, ledger.begin(runId, request, null, this::isUnderWay)));
        return interruptedIfStopping(enter(run.passing()));
    }

    /**
     * Opens the account of a run whose people others make.
     *
     * @param runId names it
     * @param request whom they make; it has been checked
     */
    public Run shared(String runId, GenerationRequest request) {
        Run run = interruptedIfStopping(enter(new Run(runId, request, false)));
        tell(run);
        return run;
    }

    private Run interruptedIfStopping(Run run) {
        if (stopping) {
            run.interrupt();
        }
        return run;
    }

    private static void tell(Run run) {
        GenerationRequest request = run.request();
        LOG.info(
                "run={} seed={} pt={} records={} startIndex={} asOf={} populationDate={}",
                run.id(),
                request.seed(),
                String.join(",", request.pts()),
                request.records(),
                request.startIndex(),
                request.asOf(),
                request.populationDate());
        if (run.memory().resumed()) {
            LOG.info("run={} resumed: {} of {} are settled", run.id(), run.restored(), request.records());
        }
        run.resumption().ifPresent(how -> LOG.info("run={} to resume: {}", run.id(), how));
    }

    private synchronized Run openNamed(Map<String, ?> message) {
        String name = freshName();
        GenerationRequest request = requests.read(message, ledger.words(name));
        return ledger.unfinished(name, request, this::isUnderWay)
                .map(begun -> enter(new Run(begun.runId(), request, false, ledger.resume(begun))))
                .orElseGet(() ->
                        enter(new Run(name, request, false, ledger.begin(name, request, null, this::isUnderWay))));
    }

    /**
     * One run of a feed at a time: two would take the same people. One that has not come to its end goes on before others
     * begin. A feed that begins is remembered before its first people are sent: they would else be nobody's.
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
        Optional<Unfinished> begun = ledger.unfinished(feed, fresh);
        return enter(begun.isPresent() ? resumed(begun.get()) : nextOf(fresh));
    }

    private Run resumed(Unfinished begun) {
        GenerationRequest request = requests.read(begun.header().request());
        return new Run(begun.runId(), request, true, ledger.resume(begun));
    }

    private Run nextOf(GenerationRequest fresh) {
        GenerationRequest request = requests.check(feed.next(fresh));
        String name = freshName();
        feed.begin(request);
        return new Run(name, request, true, ledger.begin(name, request, feed.name(request.pts()), this::isUnderWay));
    }

    /** A number may have been given to a run of an earlier process that has not come to its end. */
    private String freshName() {
        String name = names.get();
        while (ledger.isTaken(name)) {
            String other = names.get();
            Preconditions.checkState(!other.equals(name), "No other name than %s", name);
            name = other;
        }
        return name;
    }

    private boolean isUnderWay(String runId) {
        return open.stream().anyMatch(run -> run.id().equals(runId));
    }

    private Run enter(Run run) {
        open.add(run);
        return run;
    }

    /** Returns the records of a run one by one, until the run is stopped. */
    public Iterator<PatientRecord> records(Run run) {
        List<GenerationRequest> parts = run.memory().missing(run.request()).stream()
                .map(part -> run.request().between(part.lowerEndpoint(), part.upperEndpoint()))
                .toList();
        return run.count(generator.records(parts));
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

    /**
     * Closes the run: its books are checked, its feed goes on, and it is remembered as finished if nobody remains, else as
     * unfinished. What is wrong with any of these is a trouble of the run.
     */
    public Run close(Run run) {
        if (!run.isBalanced()) {
            run.trouble(
                    "the books do not balance: %d people were asked for and %d made, %d are delivered, %d dead-lettered and %d left"
                            .formatted(
                                    run.requested(),
                                    run.generated(),
                                    run.tally().delivered(),
                                    run.tally().deadLettered(),
                                    run.tally().left()));
        }
        run.forget();
        if (isSettled(run) && run.remaining() == 0) {
            finish(run);
        }
        open.remove(run);
        run.ended();
        return run;
    }

    /** The feed goes on before the journal goes: without either its people would be taken a second time. */
    private boolean isSettled(Run run) {
        try {
            if (run.isNext()) {
                feed.settle(run);
            }
            return true;
        } catch (UncheckedIOException | SettingsException e) {
            run.trouble("the feed stays at index %d: %s".formatted(run.request().startIndex(), e.getMessage()));
            return false;
        }
    }

    private void finish(Run run) {
        try {
            ledger.finish(run);
        } catch (UncheckedIOException e) {
            run.trouble("the ledger keeps the run as unfinished: " + e.getMessage());
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
}
