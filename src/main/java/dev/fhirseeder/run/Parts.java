package dev.fhirseeder.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the files of a run lie until everybody is in them: beside those whose place they take, under names that no other
 * run has.
 *
 * @param folder of the files
 * @param runId the name of the run
 */
public record Parts(Path folder, String runId) {

    /** How the name of every part ends, of whichever run. */
    public static final String SUFFIX = ".part";

    /** Returns where a file is written. */
    public Path part(String name) {
        return folder.resolve(name + "." + runId + SUFFIX);
    }

    /** Returns where a file is to stand in the end. */
    public Path whole(String name) {
        return folder.resolve(name);
    }

    /**
     * Tells whether files are there at least so long.
     *
     * @param lengths by name
     * @param complete whether everybody is in them, so that some may have taken their place already
     */
    boolean hold(Map<String, Long> lengths, boolean complete) {
        return lengths.entrySet().stream()
                .allMatch(file -> length(part(file.getKey())) >= file.getValue()
                        || (complete && length(whole(file.getKey())) == file.getValue()));
    }

    private static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return -1;
        }
    }
}
