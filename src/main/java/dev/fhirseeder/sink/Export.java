package dev.fhirseeder.sink;

import dev.fhirseeder.bundle.Encoder;
import dev.fhirseeder.deliver.DeliveryListener;
import dev.fhirseeder.deliver.EncodingException;
import dev.fhirseeder.deliver.People;
import dev.fhirseeder.files.WholeFile;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.run.Parts;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.settings.Counted;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The people of one run on their way to the files: encoded and compressed in parallel, written in their order. Nobody holds a
 * lock while he encodes or compresses; who finds a file full writes it, and others append meanwhile. Safe for use by many
 * threads.
 */
final class Export {

    private static final Logger LOG = LoggerFactory.getLogger(Export.class);

    /** So many portions are in hand at a time: one for each processor, and one more while another waits for the disk. */
    private static final int WORKING = Runtime.getRuntime().availableProcessors() + 1;

    /** How soon who waits sees that the run is over: nobody has to think of telling it. */
    private static final Duration GLANCE = Duration.ofMillis(50);

    private final Run run;
    private final Encoder encoder;
    private final Grain grain;
    private final Told told;
    private final NdjsonFolder folder;
    private final Cutter cutter;
    private final Turnstile turnstile;
    private final Crew crew;
    private final Object settling = new Object();

    /**
     * How an export is divided and compressed.
     *
     * @param compression of the files
     * @param every at which indices there is a checkpoint: at the multiples of this
     * @param least how many bytes a block has at least, unless a checkpoint ends it; 0 for as they come
     */
    record Grain(Compression compression, long every, int least) {

        Grain {
            if (least == 0 && compression != Compression.NONE) {
                throw new IllegalArgumentException("Compressed blocks must not depend on how people were gathered");
            }
        }
    }

    /**
     * Opens the files of a run, or goes on with them.
     *
     * @param run whose people are written
     * @param where the files lie
     * @param listener hears of people when they are safe on the disk
     * @throws IOException if the folder cannot be made, or not be written
     */
    Export(Run run, Path where, Encoder encoder, Grain grain, DeliveryListener listener) throws IOException {
        this.run = run;
        this.encoder = encoder;
        this.grain = grain;
        this.told = new Told(listener, run.request().pts());
        this.folder = new NdjsonFolder(new Parts(where, run.id()), run.files());
        this.cutter = new Cutter(grain.every(), grain.least());
        this.turnstile = new Turnstile(run.request().startIndex() + run.restored(), cutter);
        this.crew = new Crew(WORKING, first -> turnstile.isOpen(first) || isOver(), GLANCE);
    }

    /** Tells whether no more is written: something could not be, or the run was given up. */
    private boolean isOver() {
        return run.isGivenUp() || run.isTroubled();
    }

    /** Takes people, enters them in the account of the run, and tells whether that could be done. */
    boolean isTaken(People people) {
        Consignment own = new Consignment(people.gathering().people(), grain.every());
        crew.add(own);
        try {
            for (Portion next = crew.next(own); next != null; next = crew.next(own)) {
                work(next, own);
            }
        } catch (InterruptedException e) {
            interrupted();
            return false;
        }
        if (!own.isWhole()) {
            return false;
        }
        people.delivered(own.resources(), own.bytes());
        return true;
    }

    /** Works off a portion. What breaks is thrown at whoever brought it; at another, for whom nothing broke, it is not. */
    private void work(Portion portion, Consignment own) throws InterruptedException {
        Batch batch = null;
        try {
            batch = written(portion);
        } catch (ClosedByInterruptException e) {
            interrupted();
        } catch (IOException e) {
            fail(e);
        } catch (RuntimeException | Error e) {
            run.stop(); // the turn of these people never comes: whoever waits for it must see that
            run.trouble("people could not be written: " + e.getClass().getSimpleName());
            if (e instanceof Error || portion.of() == own) {
                throw e;
            }
        } finally {
            crew.done(portion, batch);
        }
    }

    /** Writes people, or leaves them for their turn; returns null, and the run is over, if that cannot be. */
    private @Nullable Batch written(Portion portion) throws IOException, InterruptedException {
        Batch batch = isOver() ? null : encoded(portion);
        if (batch != null) {
            write(turnstile.pass(batch));
        }
        return batch;
    }

    /** Returns people as lines; null, and the run is over, if they cannot be encoded. */
    private @Nullable Batch encoded(Portion portion) {
        List<PatientRecord> people = portion.people();
        try {
            List<PatientRecord> drawn =
                    people.stream().map(PatientRecord::afresh).toList(); // nobody needs them when they are written
            Batch batch = Batch.of(drawn, encoder.bulk(drawn), portion.last());
            run.portray(drawn);
            return batch;
        } catch (RuntimeException e) {
            LOG.error(
                    "run={} people={} could not be encoded, and remain",
                    run.id(),
                    people.size(),
                    new EncodingException(e));
            run.stop();
            run.trouble(Counted.of(people.size(), "person", "people") + " could not be encoded");
            return null;
        }
    }

    private void interrupted() {
        Thread.currentThread().interrupt();
        run.stop();
        if (!run.isTroubled()) {
            run.trouble("the writing was interrupted");
        }
    }

    private void write(List<Block> blocks) throws IOException, InterruptedException {
        for (Block block : blocks) {
            String name = Manifest.file(block.type(), grain.compression());
            Slice bytes = block.lines().length() == 0
                    ? Slice.NOTHING
                    : grain.compression().compress(block.lines());
            long length = folder.part(name).write(block.number(), bytes, this::isOver);
            block.done().run();
            Mark mark = block.mark();
            if (mark != null && length >= 0) {
                mark.reached(name, length);
                settle();
            }
        }
    }

    /** Notes each checkpoint that is reached, in their order: whoever reaches one also notes those before it. */
    private void settle() throws IOException {
        synchronized (settling) {
            for (Mark mark = cutter.reached(); mark != null; mark = cutter.reached()) {
                told.add(mark.checkpoint());
                if (run.resumption().isPresent()) {
                    folder.force();
                    run.written(mark.checkpoint());
                    told.tell();
                }
            }
        }
    }

    /** Ends the writing: if everybody was written, the files take the place of the older ones, else those stay. */
    void end() {
        if (!isOver() && run.tally().delivered() == run.request().records()) {
            try {
                complete();
            } catch (IOException e) {
                fail(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                run.trouble("the writing was interrupted");
            }
        } else if (!run.isTroubled()) {
            run.trouble((run.isInterrupted() && !run.files().isEmpty()
                            ? "interrupted: the files of %s are as before, and what the run goes on with lies beside them"
                            : "the files of %s are as before: they are written for everyone or for nobody")
                    .formatted(folder.path()));
        }
        if (run.isTroubled()) {
            leave();
        }
    }

    private void complete() throws IOException, InterruptedException {
        write(cutter.end());
        if (!run.isTroubled()) {
            folder.force();
            folder.commit(Manifest.of(run.request(), run.tally().resources(), grain.compression()));
            told.tell();
        }
    }

    /** Leaves what the run can go on with. Whole files that could not take their place may do so another time. */
    private void leave() {
        run.takeBack();
        if (run.remaining() == 0) {
            run.takeAllBack();
        }
        try {
            folder.leave(run.files());
        } catch (IOException e) {
            fail(e);
        }
    }

    /** Only the first failure of a run is told: those that follow come from it. */
    private synchronized void fail(IOException e) {
        run.stop();
        if (!run.isTroubled()) {
            run.trouble(Ndjson.refusal(folder.path(), WholeFile.reason(e)));
        }
    }
}
