package dev.fhirseeder.run;

import dev.fhirseeder.files.WholeFile;
import dev.fhirseeder.run.Entry.Outcome;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A journal as a file of lines, of which the first says whose it is. What is in it when:
 *
 * <ul>
 *   <li>A line is written by one call of the system before the method returns: it survives the end of the process,
 *       {@code kill -9} included. A last line that a call has not written to its end is cut off.
 *   <li>The lines of {@link #sending} and {@link #written} are forced to the disk before the method returns: they survive
 *       the loss of power.
 *   <li>All others are forced by the first one that comes a second after the last forcing, and at the end. What the loss of
 *       power takes away counts as not delivered, or, after {@link #sending}, as uncertain.
 *   <li>After so many lines the file is written anew, whole, with a line for each outcome: its length follows the gaps
 *       between those who are settled, not the people.
 * </ul>
 *
 * <p>The file is no channel: one of those is closed for all by an interrupt to any thread that writes.
 */
final class JournalFile implements Journal {

    private static final long FORCED_EVERY = Duration.ofSeconds(1).toNanos();

    private final Path path;
    private final Header header;
    private final Standing standing;
    private final int limit;
    private @Nullable RandomAccessFile file;
    private long end;
    private int lines;
    private long forcedAt = System.nanoTime();

    /**
     * Goes on with a journal.
     *
     * @param path where it lies
     * @param begun what is in it
     * @param limit how many lines it may have before it is written anew
     * @throws UncheckedIOException if it cannot be opened
     */
    JournalFile(Path path, Unfinished begun, int limit) {
        this.path = path;
        this.header = begun.header();
        this.standing = begun.standing();
        this.limit = limit;
        this.end = begun.length();
        this.lines = begun.lines();
        try {
            open(end);
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    @Override
    public synchronized void sending(Indices who) {
        append(Entry.of(Outcome.SENDING, who), true);
    }

    @Override
    public synchronized void unsent(Indices who) {
        if (standing.isUncertain(who)) {
            append(Entry.of(Outcome.UNSENT, who), false);
            compact();
        }
    }

    @Override
    public synchronized void delivered(Indices who, Map<String, Integer> resources, long bytes) {
        append(Entry.delivered(who, resources, bytes), false);
        compact();
    }

    @Override
    public synchronized void deadLettered(Indices who) {
        append(Entry.of(Outcome.DEAD_LETTERED, who), false);
        compact();
    }

    @Override
    public synchronized void written(Checkpoint checkpoint) {
        append(Entry.written(checkpoint), true);
        compact();
    }

    /**
     * Forces what has been written, and closes the file; it stays.
     *
     * @throws UncheckedIOException if it cannot be forced
     */
    @Override
    public synchronized void close() {
        try (RandomAccessFile closing = file) {
            if (closing != null) {
                closing.getFD().sync();
            }
        } catch (IOException e) {
            throw refusal(e);
        } finally {
            file = null;
        }
    }

    private void append(Entry entry, boolean atOnce) {
        byte[] line = Lines.of(entry);
        try {
            RandomAccessFile open = opened();
            open.seek(end);
            open.write(line);
            if (atOnce || System.nanoTime() - forcedAt >= FORCED_EVERY) {
                open.getFD().sync();
                forcedAt = System.nanoTime();
            }
            end += line.length;
            lines++;
            standing.enter(entry);
        } catch (IOException e) {
            cut();
            throw refusal(e);
        }
    }

    /** What was refused is not to stand there: the next line would follow half of it. */
    private void cut() {
        try {
            opened().setLength(end);
        } catch (IOException e) {
            abandon();
        }
    }

    private void compact() {
        if (lines < limit) {
            return;
        }
        abandon(); // some systems put no file in the place of an open one
        try {
            WholeFile.write(path, Lines.whole(header, standing.summary()));
            lines = 1 + standing.summary().size();
        } finally {
            reopen();
        }
    }

    /** Goes on with whichever stands there now, the old lines or the new ones. */
    private void reopen() {
        try {
            open(Files.size(path));
        } catch (IOException e) {
            abandon();
        }
    }

    private void open(long length) throws IOException {
        RandomAccessFile opened = new RandomAccessFile(path.toFile(), "rw");
        file = opened;
        opened.setLength(length);
        end = length;
    }

    private RandomAccessFile opened() throws IOException {
        if (file == null) {
            throw new IOException("closed");
        }
        return file;
    }

    /** From here on every line is refused. */
    private void abandon() {
        RandomAccessFile abandoned = file;
        file = null;
        try {
            if (abandoned != null) {
                abandoned.close();
            }
        } catch (IOException e) {
            // What could not be written has been refused before.
        }
    }

    private UncheckedIOException refusal(IOException e) {
        return new UncheckedIOException("Cannot write " + path + ": " + WholeFile.reason(e), e);
    }
}
