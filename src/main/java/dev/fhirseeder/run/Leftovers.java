package dev.fhirseeder.run;

import dev.fhirseeder.files.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Journals of chunks that somebody else has most likely done: a chunk whose worker is gone goes to another, and the first worker
 * never hears of it. To lose one does no harm: a chunk that comes back without its journal begins with its first person, who has
 * the same id.
 */
public final class Leftovers {

    /** Where journals of chunks lie, below the ledger: nobody but workers writes there. */
    static final String FOLDER = "chunks";

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private Leftovers() {}

    /**
     * Removes journals that nobody has written to since some time. What cannot be removed stays, which is told.
     *
     * @param ledger the folder of the ledger, which need not be there
     */
    public static void remove(Path ledger, Instant since) {
        Path folder = ledger.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> old =
                    files.filter(file -> isOlder(file, FileTime.from(since))).toList();
            for (Path file : old) {
                Files.deleteIfExists(file);
                LOG.info("{} is removed: its chunk was left before {}", file, since);
            }
        } catch (IOException e) {
            LOG.warn("{}: journals of chunks that were left stay there; {}", folder, WholeFile.reason(e));
        }
    }

    private static boolean isOlder(Path file, FileTime since) {
        try {
            return Files.getLastModifiedTime(file).compareTo(since) < 0;
        } catch (IOException e) {
            return false; // somebody has just removed it
        }
    }
}
