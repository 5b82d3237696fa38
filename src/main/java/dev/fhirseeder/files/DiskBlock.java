package dev.fhirseeder.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The blocks in which a disk is written past the cache of the operating system. */
final class DiskBlock {

    private DiskBlock() {}

    /**
     * Returns the size of a block where a file lies, in bytes; 1 where nothing is known of blocks, or they are larger than that
     * or no power of two: the cache is then not passed by.
     */
    static int size(Path file, int most) {
        try {
            long size = Files.getFileStore(file.toAbsolutePath().getParent()).getBlockSize();
            return size <= most && Long.bitCount(size) == 1 ? (int) size : 1;
        } catch (IOException | UnsupportedOperationException e) {
            return 1; // as in a folder whose mount point cannot be seen
        }
    }
}
