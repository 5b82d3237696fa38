package dev.fhirseeder.sink;

import dev.fhirseeder.files.LargeFile;
import dev.fhirseeder.files.Remainder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** A file that is being written, block after block in the order of their numbers. Safe for use by many threads. */
final class Part implements Closeable {

    /** How soon who waits sees that the run is over, in milliseconds: nobody has to think of telling it. */
    private static final long GLANCE = 50;

    private final LargeFile file;
    private long turn;

    /**
     * Opens a file, which is made if it is not there.
     *
     * @param length where it goes on; what is beyond is cut off
     */
    Part(Path file, long length) throws IOException {
        this.file = LargeFile.open(file, length);
    }

    /**
     * Writes a block when those before it are appended; that they are on the disk is only said of a file that was {@linkplain
     * #force forced}.
     *
     * @param number of the block
     * @param bytes of the block
     * @param over tells whether the turn of a block that waits comes no more
     * @return the length of the file with the block at its end; -1 if its turn does not come
     * @throws IOException if it cannot be written
     */
    long write(long number, Slice bytes, BooleanSupplier over) throws IOException, InterruptedException {
        Remainder rest;
        long length;
        synchronized (this) {
            while (turn != number) {
                if (over.getAsBoolean()) {
                    return -1;
                }
                wait(GLANCE);
            }
            rest = file.append(bytes.bytes(), bytes.from(), bytes.length());
            length = file.length();
            turn++;
            notifyAll();
        }
        rest.write(); // the next block need not wait for the disk
        return length;
    }

    /** Forces to the disk what has been written. */
    synchronized void force() throws IOException {
        file.force();
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
