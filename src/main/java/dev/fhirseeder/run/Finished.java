package dev.fhirseeder.run;

import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.request.WordsFile;
import dev.fhirseeder.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the runs were asked that have come to their end, each {@code run-<runId>.json} in one folder. */
final class Finished {

    private final Path folder;

    /** Opens the folder, which is made when it is first needed. */
    Finished(Path folder) {
        this.folder = folder;
    }

    /** Tells whether a run of that name has come to its end. */
    boolean has(String runId) {
        return Files.exists(file(runId));
    }

    /**
     * Returns what a run was asked, in the words of a message; empty if there was none of that name.
     *
     * @throws SettingsException if the file is there and not readable
     */
    Map<String, String> words(String runId) {
        if (!has(runId)) {
            return Map.of();
        }
        try {
            return WordsFile.read(file(runId));
        } catch (IOException e) {
            throw new SettingsException(List.of(file(runId) + ": not what a run was asked; mend or remove it"));
        }
    }

    /**
     * Remembers what a run was asked.
     *
     * @throws java.io.UncheckedIOException if that cannot be written
     */
    void keep(String runId, GenerationRequest request) {
        WordsFile.write(file(runId), RequestReader.words(request));
    }

    private Path file(String runId) {
        return folder.resolve("run-" + runId + ".json");
    }
}
