package dev.fhirseeder.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.files.WholeFile;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Remembers by its name what a run was asked, with the seed and the dates that nobody chose, so that the name used again
 * makes the same people. What has been delivered it does not remember.
 */
public final class Ledger {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Optional<String> chosen;

    /**
     * Opens the ledger.
     *
     * @param folder where its files lie; made when it is first needed
     * @param chosen the name that the operator chose, if there is one: no other is looked up
     */
    public Ledger(Path folder, Optional<String> chosen) {
        this.folder = folder;
        this.chosen = chosen;
    }

    /** Returns what the run that the operator named was asked before. */
    public Map<String, String> words() {
        return chosen.map(this::words).orElse(Map.of());
    }

    /**
     * Returns what the run of that name was asked before, in the words of a message; empty if there was none, or if the
     * operator did not choose the name, so that nothing was meant by it.
     *
     * @throws SettingsException if the file is there and not readable
     */
    Map<String, String> words(String runId) {
        Path file = file(runId);
        if (!chosen.equals(Optional.of(runId)) || !Files.exists(file)) {
            return Map.of();
        }
        try {
            return JSON.readValue(file.toFile(), new TypeReference<>() {});
        } catch (IOException e) {
            throw new SettingsException(List.of(file + ": not what a run was asked; mend or remove it"));
        }
    }

    /**
     * Remembers what a run is asked.
     *
     * @throws java.io.UncheckedIOException if that cannot be written
     */
    void keep(String runId, GenerationRequest request) {
        try {
            WholeFile.write(file(runId), JSON.writeValueAsBytes(new TreeMap<>(RequestReader.words(request))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Words are always writable as JSON", e);
        }
    }

    private Path file(String runId) {
        return folder.resolve("run-" + runId + ".json");
    }
}
