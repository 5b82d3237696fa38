package dev.fhirseeder.kafka;

import com.google.common.primitives.Longs;
import dev.fhirseeder.plan.Plan;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.request.WordsFile;
import dev.fhirseeder.settings.KafkaSetting;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What plans are asked, remembered in a folder. A plan that is named again is asked the same as before, with the seed and the
 * dates that nobody chose, too.
 */
public final class Plans {

    private static final String SIZE = "chunkSize";

    private final Path folder;
    private final RequestReader requests;
    private final Settings settings;

    /**
     * Prepares the reading of what is asked.
     *
     * @param folder in which it is remembered; made when it is first needed
     * @param requests reads the settings
     * @param settings say how large a chunk is
     */
    public Plans(Path folder, RequestReader requests, Settings settings) {
        this.folder = folder;
        this.requests = requests;
        this.settings = settings;
    }

    /** Returns what reads requests. */
    RequestReader requests() {
        return requests;
    }

    /**
     * Returns the plan of a name, as the settings and what is remembered of it make it.
     *
     * @throws SettingsException if it cannot be; it names every fault
     */
    public Plan plan(String name) {
        Map<String, String> before = remembered(name);
        Optional<Long> size = Optional.ofNullable(before.remove(SIZE)).map(word -> size(name, word));
        return plan(name, requests.read(Map.of(), before), size);
    }

    private Long size(String name, String word) {
        Long size = Longs.tryParse(word);
        if (size == null || size < 1) {
            throw unreadable(name);
        }
        return size;
    }

    private SettingsException unreadable(String name) {
        return new SettingsException(List.of(file(name) + ": not what a plan was asked; mend or remove it"));
    }

    /**
     * Returns the plan of whose results one is known.
     *
     * @throws SettingsException if the settings ask for another; it names every fault
     */
    Plan same(Plan known) {
        GenerationRequest asked = requests.read(Map.of(), RequestReader.words(known.request()));
        return plan(known.id(), asked, Optional.of(known.size()));
    }

    private Plan plan(String name, GenerationRequest request, Optional<Long> size) {
        long chosen = settings.get(KafkaSetting.CHUNK_SIZE);
        if (settings.isChosen(KafkaSetting.CHUNK_SIZE) && size.orElse(chosen) != chosen) {
            throw new SettingsException(List.of(
                    "CHUNK_SIZE (seeder.chunk-size): found '%d', expected '%d', as the plan of this RUN_ID was divided before; leave it out, or choose another RUN_ID"
                            .formatted(chosen, size.orElse(chosen))));
        }
        return new Plan(name, request, size.orElse(chosen));
    }

    /**
     * Remembers a plan.
     *
     * @throws java.io.UncheckedIOException if that cannot be written
     */
    void keep(Plan plan) {
        Map<String, String> words = new TreeMap<>(RequestReader.words(plan.request()));
        words.put(SIZE, Long.toString(plan.size()));
        WordsFile.write(file(plan.id()), words);
    }

    private Map<String, String> remembered(String name) {
        try {
            return Files.exists(file(name)) ? WordsFile.read(file(name)) : new TreeMap<>();
        } catch (IOException e) {
            throw unreadable(name);
        }
    }

    private Path file(String name) {
        return folder.resolve("plan-" + name + ".json");
    }
}
