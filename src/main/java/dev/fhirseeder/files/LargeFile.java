package dev.fhirseeder.files;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that is much larger than memory and written from its beginning to its end, past the cache of the operating system
 * where that can be: what is written is not read again soon, and a cache that takes it in costs more processor time than all
 * that made it. For one thread at a time.
 */
public final class LargeFile implements Closeable {

    /** So much is written at once: each writing calls the kernel, and perhaps the host of a virtual machine. */
    private static final int CAPACITY = 1 << 20;

    private final FileChannel channel;
    private final int block;
    private final ByteBuffer pending;
    private long written;

    private LargeFile(FileChannel channel, int block) {
        this.channel = channel;
        this.block = block;
        this.pending = ByteBuffer.allocateDirect(CAPACITY + block).alignedSlice(block);
        pending.limit(CAPACITY);
    }

    /**
     * Opens a file to go on after its first bytes; all others are gone.
     *
     * @param file made if it is not there
     * @param kept how many bytes stay
     * @throws IOException if it cannot be opened, or is shorter
     */
    public static LargeFile open(Path file, long kept) throws IOException {
        return open(file, kept, block(file));
    }

    /**
     * Opens a file, as {@link #open(Path, long)} does.
     *
     * @param block the size of the blocks in which the cache can be passed by; 1 if it cannot
     */
    static LargeFile open(Path file, long kept, int block) throws IOException {
        try (FileChannel shortened = FileChannel.open(file, CREATE, READ, WRITE)) {
            if (shortened.size() < kept) {
                throw new IOException("%s has %d bytes, expected %d".formatted(file, shortened.size(), kept));
            }
            shortened.truncate(kept);
            LargeFile opened = opened(file, block);
            opened.goOn(shortened, kept);
            return opened;
        }
    }

    /** Where nothing is known of blocks, the cache is not passed by. */
    private static int block(Path file) {
        try {
            long size = Files.getFileStore(file.toAbsolutePath().getParent()).getBlockSize();
            return size <= CAPACITY && Long.bitCount(size) == 1 ? (int) size : 1;
        } catch (IOException | UnsupportedOperationException e) {
            return 1; // as in a folder whose mount point cannot be seen
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
     * Appends bytes.
     *
     * @throws IOException if they cannot be written
     */
    public void write(byte[] bytes, int from, int length) throws IOException {
        int at = from;
        int left = length;
        while (left > 0) {
            int some = Math.min(left, pending.remaining());
            pending.put(bytes, at, some);
            at += some;
            left -= some;
            if (!pending.hasRemaining()) {
                send(CAPACITY);
            }
        }
    }

    /** Returns the length of all that was appended. */
    public long length() {
        return written + pending.position();
    }

    /**
     * Makes all that was appended safe on the disk; the file then has the length that it should.
     *
     * @throws IOException if that cannot be
     */
    public void force() throws IOException {
        long length = length();
        int rest = pending.position() % block;
        int whole = pending.position() - rest;
        if (rest > 0) {
            sendPadded(whole + block);
            channel.truncate(length);
        } else {
            send(whole);
        }
        channel.force(true);
    }

    /** Writes what is pending with the beginning of a block that is not full yet, and keeps that beginning. */
    private void sendPadded(int padded) throws IOException {
        int whole = padded - block;
        int rest = pending.position() - whole;
        byte[] beginning = new byte[rest];
        pending.get(whole, beginning);
        transfer(padded);
        written += whole;
        pending.clear().limit(CAPACITY);
        pending.put(beginning);
    }

    private void send(int length) throws IOException {
        transfer(length);
        written += length;
        pending.clear().limit(CAPACITY);
    }

    private void transfer(int length) throws IOException {
        ByteBuffer out = pending.duplicate().position(0).limit(length);
        while (out.hasRemaining()) {
            channel.write(out, written + out.position());
        }
    }

    /** Closes the file. What was not {@linkplain #force forced} is not in it. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
