package dev.fhirseeder.sink;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A file that is being written, block after block in the order of their numbers. Safe for use by many threads. */
final class Part implements Closeable {

    /** How soon who waits sees that the run is over, in milliseconds: nobody has to think of telling it. */
    private static final long GLANCE = 50;

    private static final int CHUNK = 1 << 18;

    private final FileChannel channel;
    private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
    private long turn;
    private long length;

    /**
     * Opens a file, which is made if it is not there.
     *
     * @param length where it goes on; what is beyond is cut off
     */
    Part(Path file, long length) throws IOException {
        this.channel = FileChannel.open(file, CREATE, WRITE);
        this.length = length;
        channel.truncate(length);
        channel.position(length);
    }

    /**
     * Writes a block when those before it are written.
     *
     * @param number of the block
     * @param bytes of the block
     * @param over tells whether the turn of a block that waits comes no more
     * @return the length of the file with the block at its end; -1 if its turn does not come
     * @throws IOException if it cannot be written
     */
    synchronized long write(long number, List<Slice> bytes, BooleanSupplier over)
            throws IOException, InterruptedException {
        while (turn != number) {
            if (over.getAsBoolean()) {
                return -1;
            }
            wait(GLANCE);
        }
        for (Slice slice : bytes) {
            put(slice);
        }
        flush();
        turn++;
        notifyAll();
        return length;
    }

    /** Small pieces go to the system together; whatever the size, its bytes are copied once. */
    private void put(Slice slice) throws IOException {
        int from = slice.from();
        while (from < slice.to()) {
            int some = Math.min(slice.to() - from, chunk.remaining());
            chunk.put(slice.bytes(), from, some);
            from += some;
            if (!chunk.hasRemaining()) {
                flush();
            }
        }
    }

    private void flush() throws IOException {
        chunk.flip();
        while (chunk.hasRemaining()) {
            length += channel.write(chunk);
        }
        chunk.clear();
    }

    /** Forces to the disk what has been written. */
    void force() throws IOException {
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
