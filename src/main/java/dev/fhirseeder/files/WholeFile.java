package dev.fhirseeder.files;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/**
 * Writes a file so that a reader finds the old content or the new, never a part, whenever the machine stops: the bytes
 * go to a neighbour first, are forced to the disk, and take the name in one step, which is forced, too, where folders can
 * be. Each writing has a neighbour of its own, so that many may write the same file at the same moment; the last one stays.
 */
public final class WholeFile {

    private WholeFile() {}

    /**
     * Writes the file and the folders above it; replaces what is there.
     *
     * @throws UncheckedIOException if it cannot be written; the old content, if any, is then still there
     */
    public static void write(Path file, byte[] content) {
        try {
            Path folder = made(Objects.requireNonNull(file.toAbsolutePath().getParent(), "A file is in a folder"));
            Path part = Files.createTempFile(folder, file.getFileName() + ".", ".part", permissions(folder));
            try {
                fill(part, content);
                Files.move(part, file, ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
            force(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": " + reason(e), e);
        }
    }

    /** Returns why, without the path that an exception of the file system puts before it. */
    public static String reason(IOException e) {
        if (e instanceof FileSystemException refusal) {
            return refusal.getReason() == null
                    ? refusal.getClass().getSimpleName().replaceAll("Exception$", "")
                    : refusal.getReason();
        }
        return String.valueOf(e.getMessage());
    }

    /** Makes a folder, and those above it, so that each is still there when the power was lost. */
    private static Path made(Path folder) throws IOException {
        Path above = folder.getParent();
        if (above != null && !Files.isDirectory(folder)) {
            made(above);
            Files.createDirectories(folder);
            force(above);
        }
        return folder;
    }

    /** Forces the names in a folder to the disk, where the system opens folders and the file system takes it. */
    public static void force(Path folder) {
        if (isPosix(folder)) {
            try (FileChannel names = FileChannel.open(folder, READ)) {
                names.force(true);
            } catch (IOException e) {
                // The content is forced in any case; some file systems of a network cannot force names.
            }
        }
    }

    private static boolean isPosix(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static void fill(Path part, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(part, WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** As for any new file, where the process' mask takes away; a temporary file would else be its owner's alone. */
    private static FileAttribute<?>[] permissions(Path folder) {
        return isPosix(folder)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-rw-rw-"))
                }
                : new FileAttribute<?>[0];
    }
}
