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
import dev.fhirseeder.settings.SettingsException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends dead letters again, one after another, as a run of their own. Of several such runs none sends what another sends. */
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
    private final Claims claims = new Claims();

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
     * Opens a run of all letters that are there and that no other run sends.
     *
     * @throws UncheckedIOException if the folder cannot be read
     */
    public synchronized Run open() {
        Set<String> held =
                claims.held(); // before the folder is read: what a run delivers meanwhile is gone when it ends
        return open(folder.ids().stream()
                .filter(id -> !held.contains(id) && claims.holder(id).isEmpty())
                .toList());
    }

    /**
     * Opens a run of one letter.
     *
     * @param id its name, as the folder tells it
     * @return nothing if there is no such letter
     * @throws SettingsException if another run sends it; asked again when that has ended, it may be sent
     * @throws UncheckedIOException if the folder cannot be read
     */
    public synchronized Optional<Run> openOne(String id) {
        checkFree(id); // before the folder is read: what a run delivers meanwhile is gone when it ends
        if (!folder.ids().contains(id)) {
            return Optional.empty();
        }
        checkFree(id); // a half is claimed before it lies there
        return Optional.of(open(List.of(id)));
    }

    private void checkFree(String id) {
        claims.holder(id).ifPresent(run -> {
            throw SettingsException.passing(
                    "deadLetter: run %s sends %s again; ask again when it has come to its end".formatted(run.id(), id));
        });
    }

    private Run open(List<String> ids) {
        claims.forgetEnded();
        long people = ids.stream().mapToLong(id -> cause(id).people()).sum();
        Run run = runs.replay(names.get(), people);
        ids.forEach(id -> claims.claim(id, run));
        return run;
    }

    /** Returns the run that sends a letter again now; empty if none does. */
    public Optional<String> sender(String id) {
        return claims.holder(id).map(Run::id);
    }

    /** Returns the letters of a run, each read when it is asked for, until the run is stopped. */
    public Iterator<Load> letters(Run run) {
        Iterator<String> left = claims.of(run).iterator();
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
            Letter letter = new Letter(run, folder, whole, cause, packer, claims);
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
