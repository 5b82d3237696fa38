package dev.fhirseeder.sink;

import dev.fhirseeder.files.WholeFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;

/** The lines of a file of an export, one after another; no more than one of them is held. Not safe for use by many threads. */
public final class ExportedLines implements Closeable {

    /** No resource of ours is nearly as long. */
    private static final int LONGEST = 1 << 20;

    private final Path file;
    private final InputStream in;
    private byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;
    private int filled;
    private long count;

    ExportedLines(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /**
     * Goes to the next line, and tells whether there is one.
     *
     * @throws ExportException if it cannot be read, is too long or has no end
     */
    public boolean next() {
        from = Math.min(to + 1, filled);
        to = from;
        while (true) {
            while (to < filled) {
                if (buffer[to] == '\n') {
                    count++;
                    return true;
                }
                to++;
            }
            if (!fill()) {
                if (from < filled) {
                    throw wrong("found no end of line %,d, expected a line feed".formatted(count + 1));
                }
                return false;
            }
        }
    }

    /** Makes room, reads on, and tells whether anything was read. */
    private boolean fill() {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, filled - from);
            filled -= from;
            to -= from;
            from = 0;
        }
        if (filled == LONGEST) {
            throw wrong("found more than %,d bytes in line %,d, expected a resource".formatted(LONGEST, count + 1));
        }
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * filled);
        }
        try {
            int read = in.read(buffer, filled, buffer.length - filled);
            filled += Math.max(read, 0);
            return read > 0;
        } catch (IOException e) {
            throw wrong("cannot be read after line %,d: %s".formatted(count, WholeFile.reason(e)));
        }
    }

    /** Returns how many lines were read. */
    public long count() {
        return count;
    }

    /** Tells whether this line begins with some bytes. */
    public boolean begins(byte[] bytes, int first, int length) {
        return to - from >= length && Arrays.equals(buffer, from, from + length, bytes, first, first + length);
    }

    /** Tells whether this line is these bytes. */
    public boolean is(byte[] bytes, int first, int length) {
        return to - from == length && begins(bytes, first, length);
    }

    private ExportException wrong(String what) {
        return new ExportException(file + ": " + what);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            // What was read is read.
        }
    }
}
