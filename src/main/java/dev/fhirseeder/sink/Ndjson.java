package dev.fhirseeder.sink;

import dev.fhirseeder.bundle.Encoder;
import dev.fhirseeder.bundle.Lines;
import dev.fhirseeder.deliver.Dispatch;
import dev.fhirseeder.deliver.People;
import dev.fhirseeder.files.WholeFile;
import dev.fhirseeder.run.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Writes people as FHIR bulk data: one resource a line, one file a type, references relative. One run at a time, and all
 * of it or nothing: a run of which somebody is missing leaves no file, and its people count as remaining.
 */
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
     * Writes the people that travel with the exchange. If the files cannot be written, the run makes no more people, and
     * the exchange goes no further: dead letters would go to the same disk.
     *
     * @throws IllegalStateException if another run is being written
     */
    public void write(Exchange exchange) {
        Dispatch dispatch = Dispatch.of(exchange);
        People people = (People) dispatch.load();
        Run run = people.run();
        SortedMap<String, Lines> lines = encoder.bulk(people.gathering().people());
        if (isAppended(run, lines)) {
            Map<String, Integer> counts = new TreeMap<>();
            lines.forEach((type, some) -> counts.put(type, some.count()));
            dispatch.arrived(
                    counts,
                    lines.values().stream()
                            .mapToLong(some -> some.text().size())
                            .sum());
        } else {
            run.left(people.who());
            exchange.setRouteStop(true);
        }
    }

    /**
     * Ends the writing of a run; its files take the place of the older ones if every person is in them, else they vanish
     * and nobody is delivered. Whatever happens, the next run may write.
     */
    public synchronized Run finish(Run run) {
        if (run != writing) {
            return run;
        }
        NdjsonFolder files = open;
        boolean complete = files != null
                && run.troubles().isEmpty()
                && run.tally().delivered() == run.request().records();
        if (files != null && !(complete && isDone(run, files::commit))) {
            isDone(run, files::discard);
        }
        if (!complete && run.troubles().isEmpty()) {
            run.trouble("the files of %s are as before: they are written for everyone or for nobody".formatted(folder));
        }
        if (!run.troubles().isEmpty()) {
            run.tally().takeBack();
        }
        open = null;
        writing = null;
        return run;
    }

    private synchronized boolean isAppended(Run run, SortedMap<String, Lines> lines) {
        if (writing == null) {
            writing = run;
            isDone(run, () -> open = new NdjsonFolder(folder));
        }
        if (run != writing) {
            throw new IllegalStateException(folder + ": another run is being written");
        }
        NdjsonFolder files = open;
        return files != null && run.troubles().isEmpty() && isDone(run, () -> files.append(lines));
    }

    /** What is done with files. */
    @FunctionalInterface
    private interface Step {

        void take() throws IOException;
    }

    /** Only the first failure of a run is told: those that follow come from it. */
    private boolean isDone(Run run, Step step) {
        try {
            step.take();
            return true;
        } catch (IOException e) {
            run.stop();
            if (run.troubles().isEmpty()) {
                run.trouble("the files of %s cannot be written: %s".formatted(folder, WholeFile.reason(e)));
            }
            return false;
        }
    }
}
