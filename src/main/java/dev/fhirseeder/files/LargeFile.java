package dev.fhirseeder.files;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that is much larger than memory and written from its beginning to its end, past the cache of the operating system
 * where that can be: what is written is not read again soon, and a cache that takes it in costs more processor time than all
 * that made it.
 *
 * <p>Safe for use by many threads, of which one at a time appends. What is full is written by whoever has filled it, and
 * others append meanwhile: a disk is much slower than a processor.
 */
public final class LargeFile implements Closeable {

    /** So much is written at once: each writing calls the kernel, and perhaps the host of a virtual machine. */
    private static final int CAPACITY = 1 << 20;

    private final FileChannel channel;
    private final int block;
    private ByteBuffer pending;

    /** The room that comes next; null as long as it was never needed, or while it is being written. */
    private @Nullable ByteBuffer spare;

    /** What is pending begins here. */
    private long written;

    private boolean sending;
    private @Nullable IOException failure;

    /** What is full, and to be written. */
    private final class Chunk implements Remainder {

        private final ByteBuffer bytes;
        private final long at;
        private boolean done;

        Chunk(ByteBuffer bytes, long at) {
            this.bytes = bytes;
            this.at = at;
        }

        @Override
        public void write() throws IOException {
            if (done) {
                return; // the room is another's by now
            }
            done = true;
            @Nullable IOException cause = new IOException("What was to be written was not");
            try {
                transfer(bytes, CAPACITY, at);
                cause = null;
            } catch (IOException e) {
                cause = e;
                throw e;
            } finally {
                sent(bytes, cause);
            }
        }
    }

    private LargeFile(FileChannel channel, int block) {
        this.channel = channel;
        this.block = block;
        this.pending = room();
    }

    private ByteBuffer room() {
        return ByteBuffer.allocateDirect(CAPACITY + block).alignedSlice(block).limit(CAPACITY);
    }

    /**
     * Opens a file to go on after its first bytes; all others are gone.
     *
     * @param file made if it is not there
     * @param kept how many bytes stay
     * @throws IOException if it cannot be opened, or is shorter
     */
    public static LargeFile open(Path file, long kept) throws IOException {
        return open(file, kept, DiskBlock.size(file, CAPACITY));
    }

    /**
     * Opens a file, as {@link #open(Path, long)} does.
     *
     * @param block the size of the blocks in which the cache can be passed by; 1 if it cannot
     */
    static LargeFile open(Path file, long kept, int block) throws IOException {
        try (FileChannel shortened = FileChannel.open(file, CREATE, READ, WRITE)) {
            if (shortened.size() < kept) {
                throw new IOException(
                        "%s: found a length of %d, expected %d, in bytes".formatted(file, shortened.size(), kept));
            }
            shortened.truncate(kept);
            LargeFile opened = opened(file, block);
            opened.goOn(shortened, kept);
            return opened;
        }
    }

    private static LargeFile opened(Path file, int block) throws IOException {
        if (block > 1) {
            try {
                return new LargeFile(FileChannel.open(file, WRITE, ExtendedOpenOption.DIRECT), block);
            } catch (UnsupportedOperationException | IOException e) {
                // as in a file system that lies in memory
            }
        }
        return new LargeFile(FileChannel.open(file, WRITE), 1);
    }

    /** The bytes that are kept of the last block are written again with those that follow. */
    private void goOn(FileChannel begun, long kept) throws IOException {
        byte[] rest = new byte[(int) (kept % block)];
        written = kept - rest.length;
        ByteBuffer read = ByteBuffer.wrap(rest);
        while (read.hasRemaining() && begun.read(read, kept - read.remaining()) >= 0) {
            // what a read has not brought, the next does
        }
        pending.put(rest);
    }

    /**
     * Appends bytes, which may then be changed, and waits for room if there is none. What is full before the last of them has
     * found room is written at once.
     *
     * @param from the first of them
     * @param length how many they are
     * @return must be written, by any thread: until then nothing is forced, and whoever finds no room waits
     * @throws IOException if bytes before these could not be written
     * @throws ClosedByInterruptException if whoever waits is interrupted
     */
    public synchronized Remainder append(byte[] bytes, int from, int length) throws IOException {
        Remainder rest = () -> {};
        int at = from;
        int left = length;
        while (left > 0) {
            int some = Math.min(left, pending.remaining());
            pending.put(bytes, at, some);
            at += some;
            left -= some;
            if (!pending.hasRemaining()) {
                rest.write();
                rest = turnOver(rest);
            }
        }
        return rest;
    }

    /** Takes away what is pending, and takes other room; unless that was done by whoever has forced it meanwhile. */
    private Remainder turnOver(Remainder before) throws IOException {
        awaitSending();
        if (pending.hasRemaining()) {
            return before;
        }
        ByteBuffer next = spare == null ? room() : spare;
        Chunk full = new Chunk(pending, written);
        sending = true;
        written += CAPACITY;
        pending = next;
        spare = null;
        return full;
    }

    private void awaitSending() throws IOException {
        try {
            while (sending) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClosedByInterruptException();
        }
        if (failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
    }

    private synchronized void sent(ByteBuffer room, @Nullable IOException cause) {
        sending = false;
        notifyAll();
        failure = failure == null ? cause : failure;
        spare = room.clear().limit(CAPACITY);
    }

    /** Returns the length of all that was appended. */
    public synchronized long length() {
        return written + pending.position();
    }

    /**
     * Makes all that was appended safe on the disk; the file then has the length that it should.
     *
     * @throws IOException if that cannot be, or if anything could not be written before
     */
    public synchronized void force() throws IOException {
        awaitSending();
        try {
            forcePending();
        } catch (IOException e) {
            failure = e; // an operating system may say so once and no more
            throw e;
        }
    }

    private void forcePending() throws IOException {
        long length = length();
        int rest = pending.position() % block;
        int whole = pending.position() - rest;
        byte[] beginning = new byte[rest];
        pending.get(whole, beginning);
        // A block that is not full yet is written all the same, and what it has is written again with what follows.
        transfer(pending, rest == 0 ? whole : whole + block, written);
        written += whole;
        pending.clear().limit(CAPACITY).put(beginning);
        channel.truncate(length);
        channel.force(true);
    }

    private void transfer(ByteBuffer bytes, int length, long at) throws IOException {
        ByteBuffer out = bytes.duplicate().position(0).limit(length);
        while (out.hasRemaining()) {
            channel.write(out, at + out.position());
        }
    }

    /** Closes the file. What was not {@linkplain #force forced} is not in it. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
