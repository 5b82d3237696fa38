package dev.fhirseeder.run;

import com.google.common.collect.Iterators;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.generate.RecordGenerator;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.settings.Counted;
import dev.fhirseeder.settings.SettingsException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens runs, makes their records, and knows those that are under way. */
public final class Runs {

    /** The message word that asks for the next people of the feed instead of those from the start index on. */
    public static final String NEXT = "next";

    /** The word of a message that says that whoever has sent it is answered, and that a refusal is logged with the answer. */
    public static final String ANSWERED = "answered";

    /** The word of a message that says, in half a sentence, which route has sent it. */
    public static final String ASKER = "asker";

    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    private final Opening opening;
    private final RecordGenerator generator;
    private final Set<Run> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;
    private volatile Runnable afterStop = () -> {};

    /**
     * Prepares the opening of runs.
     *
     * @param opening makes runs of requests
     * @param generator makes the records
     */
    public Runs(Opening opening, RecordGenerator generator) {
        this.opening = opening;
        this.generator = generator;
    }

    /**
     * Opens a run.
     *
     * @param message what is asked, in the words of {@link RequestReader#WORDS} and {@link #NEXT}
     * @throws SettingsException if the request cannot be; it names every fault
     */
    public Run open(Map<String, ?> message) {
        Run run = opened(message);
        tell(interruptedIfStopping(run));
        return run;
    }

    /**
     * Opens a run of people who were made before.
     *
     * @param runId names it
     * @param people how many they are
     */
    public Run replay(String runId, long people) {
        Run run = interruptedIfStopping(enter(opening.replay(runId, people)));
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
        return interruptedIfStopping(enter(opening.chunk(runId, request, open)));
    }

    /**
     * Opens the account of a run whose people others make.
     *
     * @param runId names it
     * @param request whom they make; it has been checked
     */
    public Run shared(String runId, GenerationRequest request) {
        Run run = interruptedIfStopping(enter(opening.shared(runId, request)));
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
            LOG.info("run={} resumed: settled {} of {}", run.id(), run.restored(), request.records());
        }
        if (!run.isNext()) { // of a feed, the next tick goes on by itself, and there is nothing to do
            run.resumption().ifPresent(how -> LOG.info("run={} to resume: {}", run.id(), how));
        }
    }

    private synchronized Run opened(Map<String, ?> message) {
        return enter(opening.of(message, open));
    }

    private Run enter(Run run) {
        open.add(run);
        return run;
    }

    /** Returns the records of a run one by one, until the run is stopped. */
    public Iterator<PatientRecord> records(Run run) {
        List<Range<Long>> missing = run.memory().missing(run.request());
        return run.count(run.request().isSelective() ? searched(run, missing) : counted(run.request(), missing));
    }

    private Iterator<PatientRecord> counted(GenerationRequest request, List<Range<Long>> missing) {
        return generator.records(missing.stream()
                .map(part -> request.between(part.lowerEndpoint(), part.upperEndpoint()))
                .toList());
    }

    /** Whoever is missing is looked for once more, at the same place in the order; the uncertain come first. */
    private Iterator<PatientRecord> searched(Run run, List<Range<Long>> missing) {
        RangeSet<Long> uncertain = run.uncertain().ranges();
        RangeSet<Long> others = TreeRangeSet.create(missing);
        others.removeAll(uncertain);
        return Iterators.concat(Iterators.transform(
                Stream.of(uncertain, others)
                        .filter(some ->
                                !some.isEmpty() || (some == others && run.isNext())) // a feed must know where it ends
                        .iterator(),
                some -> found(run, some)));
    }

    private Iterator<PatientRecord> found(Run run, RangeSet<Long> places) {
        return Iterators.filter(generator.records(run.request(), run::isStopped), record -> {
            run.reached(record.key().index());
            return places.contains(record.place());
        });
    }

    /** Notes that a run has broken off as its people were made, or read again; what there is of them is still sent, and the rest remains. */
    public void broken(Run run, Exception cause) {
        run.stop();
        LOG.error(
                "run={} {} broke off after {}",
                run.id(),
                run.isReplay() ? "replay" : "generation",
                Counted.of(run.generated(), "person", "people"),
                cause);
    }

    /** Waits until every Bundle of the run has come to its end. */
    public Run await(Run run) {
        run.awaitBundles();
        return run;
    }

    /**
     * Closes the run: its books are checked, its feed goes on, and it is remembered as finished if nobody remains who
     * can be found, else as unfinished. What is wrong with any of these is a trouble of the run.
     */
    public Run close(Run run) {
        if (!run.isBalanced()) {
            Tally tally = run.tally();
            run.trouble("the books do not balance: asked for %d, made %d, delivered %d, dead-lettered %d, left %d"
                    .formatted(
                            run.requested(), run.generated(), tally.delivered(), tally.deadLettered(), tally.left()));
        }
        Search.close(run);
        run.forget();
        if (isSettled(run) && (run.remaining() == 0 || run.isExhausted())) {
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
                opening.settle(run);
            }
            return true;
        } catch (UncheckedIOException | SettingsException e) {
            run.trouble("the feed stays at index %d: %s".formatted(run.request().startIndex(), e.getMessage()));
            return false;
        }
    }

    private void finish(Run run) {
        try {
            opening.finish(run);
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
