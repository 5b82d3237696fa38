package dev.fhirseeder.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.request.RequestReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What stands beside the files of an export, as the answer to a bulk data request has it. Equal requests give equal bytes.
 *
 * <p>Source: <a href="https://hl7.org/fhir/uv/bulkdata/STU3/">FHIR Bulk Data Access 3.0.0</a>, complete status response.
 */
final class Manifest {

    /** Lines end as everywhere, whatever the machine is used to. */
    private static final ObjectWriter JSON = new ObjectMapper()
            .writer(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private static final String BASE = "https://fhirseeder.dev/fhir";

    /** The extension that has the words by which people are asked for. */
    static final String REQUEST = BASE + "/request";

    private Manifest() {}

    /**
     * Returns the manifest as JSON. Its time is the last second of the day as of which histories are known; its URLs are the
     * names of the files, since nobody knows yet where they will be served.
     *
     * @param counts how many resources of each type there are
     * @param compression how the files are compressed
     */
    static byte[] of(GenerationRequest request, Map<String, Long> counts, Compression compression) {
        SortedMap<String, String> words = new TreeMap<>(RequestReader.words(request));
        words.values().removeIf(String::isEmpty);
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("transactionTime", request.asOf() + "T23:59:59Z");
        manifest.put("request", url(words));
        manifest.put("requiresAccessToken", false);
        manifest.put(
                "output",
                new TreeMap<>(counts)
                        .entrySet().stream()
                                .map(type -> output(type.getKey(), type.getValue(), compression))
                                .toList());
        manifest.put("error", List.of());
        manifest.put("extension", Map.of(REQUEST, words));
        try {
            return JSON.writeValueAsBytes(manifest);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A manifest is always writable as JSON", e);
        }
    }

    /** Returns the name of the file of a type. */
    static String file(String type, Compression compression) {
        return type + ".ndjson" + compression.suffix();
    }

    private static Map<String, Object> output(String type, long count, Compression compression) {
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("type", type);
        output.put("url", file(type, compression));
        output.put("count", count);
        return output;
    }

    private static String url(SortedMap<String, String> words) {
        return words.entrySet().stream()
                .map(word -> word.getKey() + "=" + URLEncoder.encode(word.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", BASE + "/$export?", ""));
    }
}
