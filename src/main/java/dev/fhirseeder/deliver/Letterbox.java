package dev.fhirseeder.deliver;

import dev.fhirseeder.files.WholeFile;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the dead letters that lie in a folder now, whichever run has put them there. Folders within it do not count. It
 * reads names alone, so that it may be asked often.
 *
 * @param folder where dead letters lie; it need not be there
 */
public record Letterbox(Path folder) {

    private static final Logger LOG = LoggerFactory.getLogger(Letterbox.class);
    private static final String BUNDLE = ".json";
    private static final String CAUSE = ".cause.json";

    /** Returns how many Bundles lie there; -1 if the folder cannot be read, and the log says why. */
    public long count() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Letterbox::isBundle)) {
            long count = 0;
            for (Path ignored : files) {
                count++;
            }
            return count;
        } catch (NoSuchFileException e) {
            return 0;
        } catch (DirectoryIteratorException e) {
            return unreadable(Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            return unreadable(e);
        }
    }

    private long unreadable(IOException e) {
        LOG.warn("{} cannot be read, and dead letters not counted: {}", folder, WholeFile.reason(e));
        return -1;
    }

    private static boolean isBundle(Path file) {
        String name = file.toString();
        return name.endsWith(BUNDLE) && !name.endsWith(CAUSE);
    }
}
