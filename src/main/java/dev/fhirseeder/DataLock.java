package dev.fhirseeder;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.fhirseeder.files.WholeFile;
import dev.fhirseeder.settings.SettingsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps every other seeder out of a data folder until it is closed, or the process is at its end, however that comes. The
 * file {@code .lock} stays; what counts is the lock on it, which lies beyond its text so that everyone can read whose it is.
 */
final class DataLock implements AutoCloseable {

    private static final String NAME = ".lock";
    private static final long BEYOND_THE_TEXT = Long.MAX_VALUE - 1;

    /** The folders that this process has locked: it must not open their files again, since to close one frees the lock. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private DataLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Takes the folder, which is made if it is not there.
     *
     * @throws SettingsException if another seeder has it, in this process or in another, or if it cannot be locked
     */
    static DataLock take(DataFolder data) {
        Path folder;
        try {
            folder = Files.createDirectories(data.path()).toRealPath();
        } catch (IOException e) {
            throw refusal(data, "it cannot be made: " + WholeFile.reason(e));
        }
        if (!OURS.add(folder)) {
            throw used(data, Long.toString(ProcessHandle.current().pid()));
        }
        try {
            DataLock lock = new DataLock(folder, locked(data, folder.resolve(NAME)));
            lock.sign();
            return lock;
        } catch (IOException e) {
            OURS.remove(folder);
            throw refusal(data, "it cannot be locked: " + WholeFile.reason(e));
        } catch (SettingsException e) {
            OURS.remove(folder);
            throw e;
        }
    }

    /** Returns what stands against taking the folder now: at best nothing. Nothing is made or changed. */
    static Optional<String> problem(DataFolder data) {
        if (!Files.exists(data.path().resolve(NAME))) {
            return Optional.empty();
        }
        try {
            take(data).close();
            return Optional.empty();
        } catch (SettingsException e) {
            return Optional.of(e.problems().get(0));
        }
    }

    private static FileChannel locked(DataFolder data, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, CREATE, WRITE);
        try {
            if (channel.tryLock(BEYOND_THE_TEXT, 1, false) != null) {
                return channel;
            }
        } catch (IOException | OverlappingFileLockException e) {
            channel.close();
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
        channel.close();
        throw used(data, Files.readString(file, StandardCharsets.UTF_8).strip());
    }

    /** Says whose the lock is, for the message to others. */
    private void sign() throws IOException {
        String pid = ProcessHandle.current().pid() + "\n";
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)), 0);
    }

    private static SettingsException used(DataFolder data, String pid) {
        return refusal(data, "process %s does".formatted(pid));
    }

    private static SettingsException refusal(DataFolder data, String why) {
        return new SettingsException(
                List.of("DATA_DIR (seeder.data-dir): found '%s', expected a folder that no other fhir-seeder uses; %s"
                        .formatted(data.path(), why)));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The end of the process frees what cannot be freed now.
        } finally {
            OURS.remove(folder);
        }
    }
}
