package dev.fhirseeder.sink;

import dev.fhirseeder.bundle.Encoder;
import dev.fhirseeder.bundle.Line;
import dev.fhirseeder.deliver.Dispatch;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.run.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Writes people as FHIR bulk data: one resource a line, one file a type, references relative. One run at a time. */
public final class Ndjson {

    private final Encoder encoder;
    private final Path folder;
    private @Nullable Run writing;
    private @Nullable NdjsonFolder open;

    /**
     * Prepares the writing.
     *
     * @param encoder renders resources
     * @param folder where the files lie
     */
    public Ndjson(Encoder encoder, Path folder) {
        this.encoder = encoder;
        this.folder = folder;
    }

    /**
     * Writes the people that travel with the exchange.
     *
     * @throws IOException if the files cannot be written
     * @throws IllegalStateException if another run is being written
     */
    public void write(Exchange exchange) throws IOException {
        Dispatch dispatch = Dispatch.of(exchange);
        Map<String, ByteArrayOutputStream> lines = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (PatientRecord person : dispatch.gathering().people()) {
            for (Line line : encoder.lines(person)) {
                ByteArrayOutputStream text =
                        lines.computeIfAbsent(line.type(), t -> new ByteArrayOutputStream(1 << 14));
                line.json().writeTo(text);
                text.write('\n');
                counts.merge(line.type(), 1, Integer::sum);
            }
        }
        folderOf(dispatch.gathering().run()).append(lines);
        dispatch.arrived(
                counts,
                lines.values().stream().mapToLong(ByteArrayOutputStream::size).sum());
    }

    /**
     * Ends the writing of a run; its files take the place of the older ones if every person is in them.
     *
     * @throws UncheckedIOException if the files cannot be written
     */
    public synchronized void finish(Run run) {
        if (open == null || run != writing) {
            return;
        }
        try {
            open.close(run.remaining() == 0 && run.tally().deadLettered() == 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot finish the files of " + folder, e);
        } finally {
            open = null;
            writing = null;
        }
    }

    private synchronized NdjsonFolder folderOf(Run run) throws IOException {
        if (open == null) {
            open = new NdjsonFolder(folder);
            writing = run;
        }
        if (run != writing) {
            throw new IllegalStateException(folder + ": another run is being written");
        }
        return open;
    }
}
