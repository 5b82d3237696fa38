package dev.fhirseeder.sink;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.files.WholeFile;
import dev.fhirseeder.request.RequestReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An export that lies in a folder, as its manifest describes it. Whoever wrote the manifest is not trusted. */
public final class Exported {

    /** The name of the page of an export, beside its manifest. */
    public static final String PAGE = "report.html";

    /** A manifest has a few files and words. */
    private static final int LONGEST = 1 << 20;

    /** How much of what a stranger has written is quoted. */
    private static final int SHOWN = 60;

    /** What each manifest of ours says; other words may be left out. */
    private static final List<String> ALWAYS =
            List.of("pt", "records", "seed", "startIndex", "asOf", "populationDate", "healthNumbers", "completeness");

    private static final String ANOTHER = "; the export is of another version of fhir-seeder, or was changed";

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Path manifest;
    private final byte[] text;
    private final Map<String, String> words = new TreeMap<>();
    private final List<ExportedFile> files = new ArrayList<>();

    private Exported(Path manifest, byte[] text) {
        this.manifest = manifest;
        this.text = text;
    }

    /**
     * Reads the manifest of the export in a folder. Of the files it is seen that they are there.
     *
     * @throws ExportException if there is none, or not one that this version writes
     */
    public static Exported in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ExportException("%s: found %s, expected a folder that SINK=ndjson has written, like data/ndjson"
                    .formatted(folder, Files.exists(folder) ? "a file" : "nothing"));
        }
        Path manifest = folder.resolve(NdjsonFolder.MANIFEST);
        if (!Files.exists(manifest)) {
            throw new ExportException(
                    "%s: found nothing, expected the manifest of an export that SINK=ndjson has completed, like data/ndjson/manifest.json"
                            .formatted(manifest));
        }
        Exported export = new Exported(manifest, bytes(manifest));
        export.read();
        return export;
    }

    /** Returns where its page belongs. */
    public Path page() {
        return manifest.resolveSibling(PAGE);
    }

    /** Returns the words by which its people were asked for; those alone that {@link RequestReader#PEOPLE} has. */
    public Map<String, String> words() {
        return Map.copyOf(words);
    }

    /** Returns its files, at least one, all of one compression. */
    public List<ExportedFile> files() {
        return List.copyOf(files);
    }

    /**
     * Makes sure that the export was not replaced since it was read.
     *
     * @throws ExportException if it was
     */
    public void checkUnchanged() {
        if (!Files.exists(manifest) || !Arrays.equals(text, bytes(manifest))) {
            throw new ExportException(
                    "%s: found another export than at the beginning, expected that nobody writes here meanwhile"
                            .formatted(manifest));
        }
    }

    private static byte[] bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new ExportException("%s: found more than %d bytes, expected a manifest".formatted(file, LONGEST));
            }
            return bytes;
        } catch (IOException e) {
            throw new ExportException("%s: cannot be read: %s".formatted(file, WholeFile.reason(e)));
        }
    }

    private void read() {
        JsonNode json = json();
        JsonNode asked = json.path("extension").path(Manifest.REQUEST);
        if (!asked.isObject()) {
            throw wrong("found no extension %s, expected a manifest that fhir-seeder has written"
                    .formatted(Manifest.REQUEST));
        }
        asked.properties().forEach(word -> word(word.getKey(), word.getValue()));
        ALWAYS.stream().filter(word -> !words.containsKey(word)).findFirst().ifPresent(word -> {
            throw wrong("found no word '%s' of the request, expected it in %s%s"
                    .formatted(word, Manifest.REQUEST, ANOTHER));
        });
        json.path("output").forEach(this::file);
        if (files.isEmpty()) {
            throw wrong("found no files in output, expected at least one");
        }
        if (files.stream().map(ExportedFile::compression).distinct().count() > 1) {
            throw wrong("found files of several compressions, expected one");
        }
    }

    private JsonNode json() {
        try {
            JsonNode json = JSON.readTree(text);
            if (json != null && json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            throw wrong("found no JSON in line %d, column %d, expected a manifest"
                    .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
        } catch (IOException e) {
            throw wrong("cannot be read: " + WholeFile.reason(e));
        }
        throw wrong("found no object, expected a manifest");
    }

    private void word(String name, JsonNode value) {
        Set<String> known = RequestReader.PEOPLE.keySet();
        if (!known.contains(name) || !value.isTextual()) {
            throw wrong("found '%s' in the request, expected texts for some of %s%s"
                    .formatted(shown(name), String.join(", ", known), ANOTHER));
        }
        words.put(name, value.textValue());
    }

    /** The address at which it is served may stand before the name of a file; it lies in this folder all the same. */
    private void file(JsonNode output) {
        String type = output.path("type").asText();
        if (!RecordMapper.TYPES.contains(type)) {
            throw wrong("found files of the type '%s', expected some of %s%s"
                    .formatted(shown(type), String.join(", ", RecordMapper.TYPES), ANOTHER));
        }
        if (files.stream().anyMatch(other -> other.type().equals(type))) {
            throw wrong("found two files of the type %s, expected one".formatted(type));
        }
        if (!output.path("count").canConvertToLong() || output.path("count").longValue() < 0) {
            throw wrong("found no count of %s, expected how many resources its file has".formatted(type));
        }
        String url = output.path("url").asText();
        String name = url.substring(url.lastIndexOf('/') + 1);
        Compression compression = Arrays.stream(Compression.values())
                .filter(one -> Manifest.file(type, one).equals(name))
                .findFirst()
                .orElseThrow(() -> wrong("found the url '%s', expected one that ends with %s, or .gz or .zst after it"
                        .formatted(shown(url), Manifest.file(type, Compression.NONE))));
        files.add(ExportedFile.of(
                manifest.resolveSibling(name),
                type,
                compression,
                output.path("count").longValue()));
    }

    private ExportException wrong(String what) {
        return new ExportException(manifest + ": " + what);
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
