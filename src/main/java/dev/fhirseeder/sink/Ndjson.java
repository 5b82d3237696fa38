package dev.fhirseeder.sink;

import dev.fhirseeder.bundle.Encoder;
import dev.fhirseeder.deliver.DeliveryListener;
import dev.fhirseeder.deliver.Dispatch;
import dev.fhirseeder.deliver.People;
import dev.fhirseeder.files.WholeFile;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.sink.Export.Grain;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Writes people as FHIR bulk data: one resource a line, one file a type, references relative, in the order of their indices.
 * One run at a time, and all of it or nothing: a run of which somebody is missing replaces no file. What it had written up to
 * its last checkpoint stays aside, for the run to go on with.
 */
public final class Ndjson {

    /** How many people there are between two checkpoints. */
    private static final long EVERY = 10_000;

    /** How many bytes are compressed together, at least: enough to find again what repeats, and little for six types. */
    private static final int LEAST = 1 << 18;

    private final Encoder encoder;
    private final Path folder;
    private final Grain grain;
    private final DeliveryListener listener;
    private @Nullable Run writing;
    private @Nullable Export export;

    /**
     * Prepares the writing.
     *
     * @param encoder renders resources
     * @param folder where the files lie
     * @param compression how they are compressed
     * @param listener hears of people when they are safe on the disk
     */
    public Ndjson(Encoder encoder, Path folder, Compression compression, DeliveryListener listener) {
        this(encoder, folder, new Grain(compression, EVERY, compression == Compression.NONE ? 0 : LEAST), listener);
    }

    /** Prepares a writing in smaller pieces. */
    Ndjson(Encoder encoder, Path folder, Grain grain, DeliveryListener listener) {
        this.encoder = encoder;
        this.folder = folder;
        this.grain = grain;
        this.listener = listener;
    }

    /**
     * Writes the people that travel with the exchange, and enters them in the account of their run; the exchange goes no
     * further. If the files cannot be written, the run makes no more people, and these remain: dead letters would go to the
     * same disk.
     *
     * @throws IllegalStateException if another run is being written
     */
    public void write(Exchange exchange) {
        People people = (People) Dispatch.of(exchange).load();
        Export files = opened(people.run());
        exchange.setRouteStop(true);
        if (files == null || !files.isTaken(people)) {
            people.run().left(people.who());
        }
    }

    /**
     * Ends the writing of a run; its files take the place of the older ones if every person is in them, else those stay, and
     * nobody is delivered since the last checkpoint. Whatever happens, the next run may write.
     */
    public synchronized Run finish(Run run) {
        if (writing == null && !run.files().isEmpty()) {
            opened(run); // everybody, or all that will ever come, was written by an earlier process
        }
        if (run == writing) {
            try {
                if (export != null) {
                    export.end();
                }
            } finally {
                export = null;
                writing = null;
            }
        }
        return run;
    }

    private synchronized @Nullable Export opened(Run run) {
        if (writing == null) {
            writing = run;
            try {
                export = new Export(run, folder, encoder, grain, listener);
            } catch (IOException e) {
                run.stop();
                run.trouble(refusal(folder, WholeFile.reason(e)));
            }
        }
        if (run != writing) {
            throw new IllegalStateException(folder + ": another run is being written");
        }
        return export;
    }

    /** Says that files cannot be written. */
    static String refusal(Path folder, String reason) {
        return "the files of %s cannot be written: %s".formatted(folder, reason);
    }
}
