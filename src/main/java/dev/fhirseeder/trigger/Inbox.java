package dev.fhirseeder.trigger;

import dev.fhirseeder.report.Keeping;
import dev.fhirseeder.report.RunReport;
import dev.fhirseeder.settings.OneLine;
import dev.fhirseeder.settings.SettingsException;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder into which requests are dropped as files. One whose people are all delivered goes to {@code done/} with the report
 * of its run, any other to {@code failed/} with the report or with what is wrong with it; both are named after the run, so
 * that no file takes the place of another. Until its run has come to its end a file stays where it is: taken again, after
 * whatever ended the process, it has the same name and is the same run.
 */
public final class Inbox {

    /** Where the files go whose people are all delivered, below the inbox. */
    public static final String DONE = "done";

    /** Where all others go, below the inbox. */
    public static final String FAILED = "failed";

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final String RUN_ID = "runId";
    private static final String TAKEN = "taken";

    private final Path folder;
    private final BooleanSupplier stopped;
    private final Map<String, Runnable> unmoved = new ConcurrentHashMap<>();
    private final Map<Path, String> told = new ConcurrentHashMap<>();

    /**
     * Prepares the taking.
     *
     * @param folder into which files are dropped
     * @param stopped tells whether the process is being stopped: a run that then remains goes on at the next start
     */
    public Inbox(Path folder, BooleanSupplier stopped) {
        this.folder = folder;
        this.stopped = stopped;
    }

    /**
     * Takes a file: its content becomes the body, and it is moved when the exchange is done. A file that could not be moved
     * when its run had come to its end is moved now, and that is all.
     *
     * @throws SettingsException if it is no text
     * @throws IOException if it cannot be read, which is told of once; it then stays
     */
    public void take(Exchange exchange) throws IOException {
        Dropped file = read(Objects.requireNonNull(exchange.getMessage().getBody(File.class))
                .toPath());
        Runnable move = unmoved.get(file.runId());
        if (move != null) {
            move.run();
            exchange.setRouteStop(true);
            return;
        }
        exchange.setProperty(TAKEN, file.runId());
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onComplete(Exchange done) {
                settle(file, done.getMessage().getBody());
            }

            @Override
            public void onFailure(Exchange failed) {
                refuse(file, failed.getException());
            }
        });
        exchange.getMessage().setBody(file.text());
    }

    /**
     * Tells whether a file of the folder is a request by its name, and says once of each that is none that nobody takes it. Those whose
     * names begin with a dot are still being written, and the endpoint does not ask about them.
     */
    public boolean isRequest(File file) {
        boolean request = file.getName().toLowerCase(Locale.ROOT).endsWith(".json");
        if (!request && file.isFile()) {
            tell(file.toPath(), "is not taken: expected a name that ends with .json");
        }
        return request;
    }

    private Dropped read(Path path) throws IOException {
        try {
            return Dropped.read(path);
        } catch (NoSuchFileException e) {
            throw e; // whoever dropped it has thought better of it
        } catch (IOException e) {
            tell(path, "cannot be read, and stays until it can: " + e.getMessage());
            throw e;
        }
    }

    /** Says once what becomes of a file that stays, however often it is looked at. */
    private void tell(Path path, String what) {
        if (!what.equals(told.put(path, what))) {
            LOG.warn("file=\"{}\" {}", shown(path), OneLine.of(what));
        }
    }

    /** Names the run after the file, unless the request names it: asked again, it is the same run. */
    public void name(Exchange exchange) {
        Message message = exchange.getMessage();
        if (message.getHeader(RUN_ID) == null) {
            message.setHeader(RUN_ID, exchange.getProperty(TAKEN));
        }
    }

    private void settle(Dropped file, @Nullable Object answer) {
        if (!(answer instanceof RunReport report)) {
            keep(file, FAILED, "faults", new Faults(List.of("the run has left no report")));
        } else if (stopped.getAsBoolean() && report.remaining() > 0) {
            LOG.info("file=\"{}\" run={} stays, and goes on at the next start", shown(file.path()), report.runId());
        } else {
            keep(file, report.isWell() ? DONE : FAILED, "report", report);
        }
    }

    private void refuse(Dropped file, @Nullable Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SettingsException refusal) {
                if (refusal.isPassing()) {
                    tell(file.path(), "stays, and asks again: " + String.join("; ", refusal.problems()));
                    return;
                }
                LOG.warn("file=\"{}\" is refused: {}", shown(file.path()), String.join("; ", refusal.problems()));
                keep(file, FAILED, "faults", new Faults(refusal.problems()));
                return;
            }
        }
        if (!stopped.getAsBoolean()) {
            keep(file, FAILED, "faults", new Faults(List.of("the run broke down; the log says why")));
        }
    }

    /** The report first, so that a file which has gone is told of. What took its place meanwhile has yet to be read. */
    private void keep(Dropped file, String where, String what, Object report) {
        Path below = folder.resolve(where);
        told.remove(file.path());
        try {
            new Keeping(below, new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .keep(file.runId() + "." + what, report);
            if (file.isThere()) {
                Files.move(file.path(), below.resolve(file.runId() + ".json"), StandardCopyOption.ATOMIC_MOVE);
                LOG.info("file=\"{}\" is now {}", shown(file.path()), below.resolve(file.runId() + ".json"));
            } else {
                LOG.warn(
                        "file=\"{}\" has gone, or is another now; of it there is the {} alone",
                        shown(file.path()),
                        what);
            }
            unmoved.remove(file.runId());
        } catch (IOException | UncheckedIOException e) {
            if (unmoved.put(file.runId(), () -> keep(file, where, what, report)) == null) {
                LOG.error(
                        "file=\"{}\" is done with and cannot be moved to {}, which is tried again and again: {}",
                        shown(file.path()),
                        below,
                        OneLine.of(String.valueOf(e.getMessage())));
            }
        }
    }

    private static String shown(Path path) {
        return OneLine.of(path.toString());
    }

    /**
     * What is wrong with a file.
     *
     * @param faults each in a sentence
     */
    record Faults(List<String> faults) {}
}
