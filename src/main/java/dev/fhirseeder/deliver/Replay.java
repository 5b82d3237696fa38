package dev.fhirseeder.deliver;

import com.google.common.collect.Iterators;
import dev.fhirseeder.bundle.Packer;
import dev.fhirseeder.bundle.Parcel;
import dev.fhirseeder.letter.Cause;
import dev.fhirseeder.letter.LetterFolder;
import dev.fhirseeder.run.Indices;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.run.Runs;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends dead letters again, one after another, as a run of their own. */
public final class Replay {

    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

    private final LetterFolder folder;
    private final Packer packer;
    private final Runs runs;
    private final Supplier<Instant> clock;
    private final Map<String, Cause> causes = new TreeMap<>();

    /**
     * Prepares the sending.
     *
     * @param folder where the letters lie
     * @param packer reads and cuts Bundles
     * @param runs opens the run
     * @param clock tells the time
     */
    public Replay(LetterFolder folder, Packer packer, Runs runs, Supplier<Instant> clock) {
        this.folder = folder;
        this.packer = packer;
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * Opens a run of all letters that are there.
     *
     * @throws UncheckedIOException if the folder cannot be read
     */
    public Run open() {
        causes.clear();
        folder.ids().forEach(id -> causes.put(id, folder.cause(id).orElseGet(() -> unknown(id))));
        return runs.replay(causes.values().stream().mapToLong(Cause::people).sum());
    }

    /** Returns the letters, each read when it is asked for, until the run is stopped. */
    public Iterator<Load> letters(Run run) {
        Iterator<Cause> left = List.copyOf(causes.values()).iterator();
        Iterator<Cause> wanted = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !run.isStopped() && left.hasNext();
            }

            @Override
            public Cause next() {
                return left.next();
            }
        };
        return Iterators.filter(Iterators.transform(wanted, cause -> letter(run, cause)), Objects::nonNull);
    }

    /** Returns nothing for a letter that cannot be sent again, or must not be: it stays in the dead letters. */
    private @Nullable Load letter(Run run, Cause cause) {
        run.taken(cause.people());
        try {
            Parcel whole = packer.read(folder.bundle(cause.bundleId()));
            if (whole.isRepeatable() || !cause.failure().equals(Failure.OUTCOME_UNKNOWN.text())) {
                return new Letter(run, folder, whole, cause, packer, clock);
            }
            LOG.warn(
                    "run={} bundle={} people={} stay in the dead letters: the server may have taken them, and they were to be created",
                    run.id(),
                    cause.bundleId(),
                    cause.people());
        } catch (UncheckedIOException | IllegalArgumentException e) {
            run.trouble("the dead letter %s.json is not sent again: %s".formatted(cause.bundleId(), e.getMessage()));
        }
        run.deadLettered(Indices.parse(cause.indices()));
        return null;
    }

    /** A letter without a cause, or with one that cannot be read, is one of as many people as it has Patients. */
    private Cause unknown(String id) {
        long people = patients(id);
        String indices =
                Indices.of(LongStream.range(0, people).boxed().toList()).toString();
        return new Cause(id, "", people, indices, Failure.UNSENT.text(), 0, "No cause is there", null, 0, "");
    }

    private long patients(String id) {
        try {
            return packer.read(folder.bundle(id)).resources().getOrDefault("Patient", 0);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            return 0;
        }
    }
}
