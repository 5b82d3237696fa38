package dev.fhirseeder.run;

import com.google.common.collect.Range;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.settings.SettingsException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers runs across restarts. Of one that has not come to its end it keeps the journal, so that it can go on where it
 * stopped; of one that has, what it was asked, with all that nobody chose, so that its name makes the same people again.
 */
public final class Ledger {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final Finished finished;
    private final Journals journals;
    private final Optional<String> chosen;
    private final Resume resume;
    private final Destination destination;

    /**
     * Opens the ledger.
     *
     * @param folder where its files lie; made when it is first needed
     * @param chosen the name that the operator chose, if there is one: no other is looked up
     * @param resume what is done about runs that have not come to their end
     * @param destination where runs go
     */
    public Ledger(Path folder, Optional<String> chosen, Resume resume, Destination destination) {
        this(new Finished(folder), new Journals(folder), chosen, resume, destination);
    }

    private Ledger(
            Finished finished, Journals journals, Optional<String> chosen, Resume resume, Destination destination) {
        this.finished = finished;
        this.journals = journals;
        this.chosen = chosen;
        this.resume = resume;
        this.destination = destination;
    }

    /** Returns the same ledger, for runs that go to another destination. */
    Ledger to(Destination another) {
        return new Ledger(finished, journals, chosen, resume, another);
    }

    /** Returns the same ledger, for chunks, whose journals lie apart. */
    Ledger chunks() {
        return new Ledger(finished, journals.below(Leftovers.FOLDER), chosen, resume, destination);
    }

    Destination destination() {
        return destination;
    }

    /** Returns the same ledger, for a run that was named. */
    Ledger of(String runId) {
        return new Ledger(finished, journals, Optional.of(runId), resume, destination);
    }

    /**
     * Returns what the run that the operator named was asked before, in the words of a message; empty if there was none.
     *
     * @throws SettingsException if the file is there and not readable
     */
    public Map<String, String> words() {
        return chosen.map(this::words).orElse(Map.of());
    }

    /** As {@link #words()}; empty for any other name: nothing was meant by it. */
    Map<String, String> words(String runId) {
        if (!isChosen(runId)) {
            return Map.of();
        }
        return journals.header(runId).map(Header::request).orElseGet(() -> finished.words(runId));
    }

    /**
     * Tells, before anything is begun, whether a run that is asked this can be opened.
     *
     * @throws SettingsException if it cannot; it names every fault
     */
    public void check(GenerationRequest request) {
        unfinished(chosen.orElse(""), request, runId -> false);
    }

    /**
     * Tells, before anything is begun, which people a feed takes next.
     *
     * @return what they are asked for by; empty if the feed goes on with a run that has not come to its end
     * @throws SettingsException if the state of the feed or a journal cannot be read
     */
    public Optional<GenerationRequest> check(Feed feed, GenerationRequest fresh) {
        return unfinished(feed, fresh).isPresent() ? Optional.empty() : Optional.of(feed.next(fresh));
    }

    /**
     * Returns the run that is to go on when this is asked: the one of that name, if the operator chose it, else one that
     * was asked the same, for the same destination.
     *
     * @param underWay tells which runs must be left alone
     * @throws SettingsException if there is one that must not go on here, or one that cannot be read
     */
    Optional<Unfinished> unfinished(String runId, GenerationRequest request, Predicate<String> underWay) {
        List<String> problems = isChosen(runId) ? problems(runId) : List.of();
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        if (resume != Resume.TRUE) {
            return Optional.empty();
        }
        if (isChosen(runId)) {
            return journals.exist(runId) ? Optional.of(read(runId, request)) : Optional.empty();
        }
        return same(request, underWay).stream().findFirst().map(found -> read(found, request));
    }

    private List<String> problems(String runId) {
        Optional<Header> header = journals.header(runId);
        boolean goesOn = header.isPresent() && resume == Resume.TRUE;
        if (destination.isDoubling() && !goesOn && (header.isPresent() || finished.has(runId))) {
            return List.of(
                    "RUN_ID (seeder.run-id): found '%s', which was used before, expected a new one: in WRITE_MODE=create its people would be created twice"
                            .formatted(runId));
        }
        return goesOn ? header.orElseThrow().problems(runId, destination) : List.of();
    }

    private Unfinished read(String runId, GenerationRequest request) {
        Unfinished found = journals.read(runId);
        if (!found.standing().isWithin(Range.closedOpen(request.startIndex(), request.endIndex()))) {
            throw new SettingsException(List.of(
                    "run %s: its journal names people that it was not asked for; remove it (the run then begins anew)"
                            .formatted(runId)));
        }
        return found;
    }

    private List<String> same(GenerationRequest request, Predicate<String> underWay) {
        Map<String, String> words = RequestReader.words(request);
        return journals.named(underWay.negate(), header -> header.isOf(words, destination));
    }

    /**
     * Returns the run of a feed that is to go on. That is done whatever the operator wants of other runs, unless nothing is
     * remembered: its people would else be left out, or taken twice.
     *
     * @param feed knows where it stands
     * @param fresh asks for its next people
     * @throws SettingsException if the state of the feed or a journal cannot be read
     */
    Optional<Unfinished> unfinished(Feed feed, GenerationRequest fresh) {
        if (resume == Resume.NEVER) {
            return Optional.empty();
        }
        return feed.state(fresh.pts())
                .flatMap(state -> journals
                        .named(
                                runId -> true,
                                header -> header.isOf(feed.name(fresh.pts()), destination)
                                        && state.isOf(header.request()))
                        .stream()
                        .findFirst())
                .map(journals::read);
    }

    /** Tells whether a run that begins must not have that name: an unfinished one has it already. */
    boolean isTaken(String runId) {
        return !isChosen(runId) && journals.exist(runId);
    }

    /**
     * Remembers a run that begins, in the place of all others that were asked the same; one that the operator named takes
     * nobody's place but that of its own name.
     *
     * @param feed the feed whose next people it takes; null if of none
     * @param underWay tells which runs must be left alone
     * @throws UncheckedIOException if that cannot be written
     */
    Memory begin(String runId, GenerationRequest request, @Nullable String feed, Predicate<String> underWay) {
        if (resume == Resume.NEVER) {
            if (feed == null) {
                finished.keep(runId, request);
            }
            return Memory.none();
        }
        if (feed != null
                && journals.header(runId)
                        .filter(header -> header.feed() == null)
                        .isPresent()) {
            throw new SettingsException(List.of(
                    "RUN_ID (seeder.run-id): found '%s', which names an unfinished run, expected another name for the next people of a feed"
                            .formatted(runId)));
        }
        List<String> replaced = feed == null
                ? isChosen(runId) ? List.of() : same(request, underWay)
                : journals.named(underWay.negate(), header -> header.isOf(feed, destination));
        replaced.forEach(other -> {
            LOG.warn("run={} begins anew in the place of the unfinished run={}", runId, other);
            journals.drop(other);
        });
        Header header = new Header(RequestReader.words(request), destination, feed);
        return memory(journals.begin(runId, header), new Standing(), false);
    }

    /**
     * Goes on with a run; from its first person on, if what it had written is no longer there.
     *
     * @throws UncheckedIOException if its journal cannot be opened
     */
    Memory resume(Unfinished unfinished) {
        if (destination.holds(unfinished)) {
            return memory(journals.resume(unfinished), unfinished.standing(), true);
        }
        LOG.warn("run={} begins anew: what it had written is no longer there", unfinished.runId());
        return memory(journals.begin(unfinished.runId(), unfinished.header()), new Standing(), true);
    }

    private Memory memory(JournalFile journal, Standing before, boolean resumed) {
        return new Memory(destination.isAllOrNothing() ? new Checkpoints(journal) : journal, before, true, resumed);
    }

    /**
     * Remembers that a run has come to its end: what it was asked stays, its journal goes.
     *
     * @throws UncheckedIOException if that cannot be written
     */
    void finish(Run run) {
        if (run.memory().lasting()) {
            if (!run.isNext() && !run.isPassing()) {
                finished.keep(run.id(), run.request());
            }
            journals.drop(run.id());
        }
    }

    private boolean isChosen(String runId) {
        return chosen.equals(Optional.of(runId));
    }
}
