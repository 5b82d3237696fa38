package dev.fhirseeder.deliver;

import com.google.common.collect.AbstractIterator;
import com.google.common.collect.Iterators;
import dev.fhirseeder.bundle.Packer;
import dev.fhirseeder.bundle.Parcel;
import dev.fhirseeder.letter.Cause;
import dev.fhirseeder.letter.LetterFolder;
import dev.fhirseeder.run.Indices;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.run.Runs;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends dead letters again, one after another, as a run of their own. */
public final class Replay {

    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

    /** What a server has surely not taken that has failed so. */
    private static final Set<String> NOT_TAKEN = Stream.of(
                    Failure.UNREACHABLE,
                    Failure.TRANSIENT,
                    Failure.REFUSED,
                    Failure.PERMANENT,
                    Failure.TURNED_AWAY,
                    Failure.UNSENT)
            .map(Failure::text)
            .collect(Collectors.toSet());

    private final LetterFolder folder;
    private final Packer packer;
    private final Runs runs;
    private final Supplier<String> names;
    private final Map<String, Long> letters = new TreeMap<>();

    /**
     * Prepares the sending.
     *
     * @param folder where the letters lie
     * @param packer reads and cuts Bundles
     * @param runs opens the run
     * @param names gives each run its name
     */
    public Replay(LetterFolder folder, Packer packer, Runs runs, Supplier<String> names) {
        this.folder = folder;
        this.packer = packer;
        this.runs = runs;
        this.names = names;
    }

    /**
     * Opens a run of all letters that are there.
     *
     * @throws UncheckedIOException if the folder cannot be read
     */
    public Run open() {
        letters.clear();
        folder.ids().forEach(id -> letters.put(id, cause(id).people()));
        return runs.replay(
                names.get(),
                letters.values().stream().mapToLong(Long::longValue).sum());
    }

    /** Returns the letters, each read when it is asked for, until the run is stopped. */
    public Iterator<Load> letters(Run run) {
        Iterator<String> left = List.copyOf(letters.keySet()).iterator();
        Iterator<String> wanted = new AbstractIterator<>() {
            @Override
            protected @Nullable String computeNext() {
                return run.isStopped() || !left.hasNext() ? endOfData() : left.next();
            }
        };
        return Iterators.concat(Iterators.transform(wanted, id -> loads(run, id).iterator()));
    }

    /** Returns nothing for a letter that cannot be sent again, or must not be: it stays in the dead letters. */
    private List<Load> loads(Run run, String id) {
        Cause cause = cause(id);
        run.taken(cause.people());
        try {
            Parcel whole = packer.read(folder.bundle(id));
            Letter letter = new Letter(run, folder, whole, cause, packer);
            if (cause.failure().equals(Letter.DIVIDED)) {
                return letter.divided(); // a process was killed in the midst of it
            }
            if (whole.isRepeatable() || NOT_TAKEN.contains(cause.failure())) {
                return List.of(letter);
            }
            LOG.warn(
                    "run={} bundle={} people={} stay in the dead letters: the server may have taken them, and they were to be created",
                    run.id(),
                    id,
                    cause.people());
        } catch (UncheckedIOException | IllegalArgumentException e) {
            run.trouble("the dead letter %s.json is not sent again: %s".formatted(id, e.getMessage()));
        }
        run.deadLettered(Indices.parse(cause.indices()));
        return List.of();
    }

    /**
     * A letter without a cause, or with one that cannot be read, is one of as many people as it has Patients, and of which
     * it is not known what became of it.
     */
    private Cause cause(String id) {
        return folder.cause(id).orElseGet(() -> {
            long people = patients(id);
            String indices =
                    Indices.of(LongStream.range(0, people).boxed().toList()).toString();
            return new Cause(
                    id,
                    "",
                    people,
                    indices,
                    Failure.OUTCOME_UNKNOWN.text(),
                    0,
                    "No cause can be read",
                    null,
                    0,
                    "",
                    null);
        });
    }

    private long patients(String id) {
        try {
            return packer.read(folder.bundle(id)).resources().getOrDefault("Patient", 0);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            return 0;
        }
    }
}
