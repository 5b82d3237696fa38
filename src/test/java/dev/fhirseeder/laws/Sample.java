package dev.fhirseeder.laws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.bundle.Line;
import dev.fhirseeder.bundle.Structures;
import dev.fhirseeder.generate.Chronicler;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.random.RecordKey;
import dev.fhirseeder.vaccine.Catalogue;
import dev.fhirseeder.vaccine.Selection;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** People of one seed, as their records leave the encoder. */
final class Sample {

    static final LocalDate POPULATION = LocalDate.of(2019, 1, 1);
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static final long SEED = 271828;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Chronicler> CHRONICLERS = new ConcurrentHashMap<>();

    private Sample() {}

    /** Returns the record of one person as of that day. */
    static PatientRecord record(String pt, long index, LocalDate asOf) {
        return chronicler(pt).record(new RecordKey(SEED, pt, POPULATION, index), asOf, Selection.ALL);
    }

    /** Returns the lines of a record. */
    static List<Line> lines(PatientRecord record) {
        return Structures.lines(record);
    }

    /** Returns the resources of one person as of that day, as text, by their logical ids. */
    static Map<String, String> resources(String pt, long index, LocalDate asOf) {
        Map<String, String> resources = new LinkedHashMap<>();
        for (Line line : lines(record(pt, index, asOf))) {
            String text = line.json().toString();
            if (resources.put(tree(text).get("id").asText(), text) != null) {
                throw new IllegalStateException("An id is there twice: " + text);
            }
        }
        return resources;
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Chronicler chronicler(String pt) {
        return CHRONICLERS.computeIfAbsent(
                pt,
                code -> new Chronicler(Jurisdictions.onClassPath().find(code).orElseThrow(), Catalogue.load()));
    }
}
