package dev.fhirseeder.http;

import dev.fhirseeder.bundle.Json;
import dev.fhirseeder.bundle.Packer;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.generate.RecordGenerator;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.settings.SettingsException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;

/** Shows one record as the Bundle in which a run would send it alone. Nothing is sent, and no run is opened. */
public final class Preview {

    /** Which record is shown, or from which on the first who is wanted; without it, the start index. */
    static final String INDEX = "index";

    /** What a query may not state: of how many, from where on, and how they are delivered. */
    private static final Set<String> OF_RUNS = Set.of("records", "startIndex", "bundleSize", "sink", "runId");

    /** How many people are looked at, at most, for one who is wanted; it takes a second at most. */
    private static final int MOST_LOOKED_AT = 100_000;

    private static final String FHIR_JSON = "application/fhir+json";

    /** Where it is shown. */
    static final String PATH = "/preview";

    /** What is said if nobody is found. */
    static final String NOBODY = "Nobody of the next %,d from that index on is wanted.".formatted(MOST_LOOKED_AT);

    private final RequestReader requests;
    private final RecordGenerator generator;
    private final Packer packer;

    /**
     * Who is shown.
     *
     * @param request that asks for the person alone
     * @param record of the person
     * @param bundle in which a run would send the person alone
     * @param query that asks for the same again, whatever the settings and the date
     */
    record Shown(GenerationRequest request, PatientRecord record, Json bundle, String query) {}

    /**
     * Prepares the showing.
     *
     * @param requests read what is asked
     * @param generator makes the record
     * @param packer makes the Bundle
     */
    public Preview(RequestReader requests, RecordGenerator generator, Packer packer) {
        this.requests = requests;
        this.generator = generator;
        this.packer = packer;
    }

    /** Returns what a query may state. */
    static Set<String> words() {
        return RequestReader.WORDS.keySet().stream()
                .filter(word -> !OF_RUNS.contains(word))
                .collect(Collectors.toSet());
    }

    /** Answers with the Bundle, and says in {@code Content-Location} how to have the same again whatever the settings. */
    public void show(Exchange exchange) {
        Call call = Call.of(exchange);
        Refusal.orAnswer(() -> answer(call.query())).give(exchange);
    }

    private Answer answer(String text) {
        try {
            return look(Query.of(text))
                    .map(Preview::answer)
                    .orElseGet(() -> Problem.of(404, NOBODY).answer());
        } catch (SettingsException e) {
            return Problem.of(400, "Nothing is shown. Mend what the faults name, and ask again.", e.problems())
                    .answer();
        }
    }

    private static Answer answer(Shown shown) {
        return new Answer(200, FHIR_JSON, shown.bundle(), Map.of("Content-Location", PATH + "?" + shown.query()));
    }

    /**
     * Looks at who is asked for.
     *
     * @return nothing if nobody is found
     * @throws SettingsException if it cannot be; it names every fault
     */
    Optional<Shown> look(Query query) {
        GenerationRequest request = request(query);
        AtomicInteger looked = new AtomicInteger();
        Iterator<PatientRecord> records = generator.records(request, () -> looked.incrementAndGet() > MOST_LOOKED_AT);
        if (!records.hasNext()) {
            return Optional.empty();
        }
        PatientRecord record = records.next();
        return Optional.of(
                new Shown(request, record, packer.whole(List.of(record)).json(), again(request)));
    }

    private GenerationRequest request(Query query) {
        List<String> faults = new ArrayList<>(query.faults());
        Map<String, Object> words = new TreeMap<>();
        query.values().forEach((name, value) -> {
            if (name.equals(INDEX)) {
                words.put("startIndex", value);
            } else if (words().contains(name)) {
                words.put(name, value);
            } else {
                faults.add("%s: unknown; expected some of %s, %s"
                        .formatted(name, INDEX, words().stream().sorted().collect(Collectors.joining(", "))));
            }
        });
        words.put("records", 1);
        return request(words, faults);
    }

    private GenerationRequest request(Map<String, Object> words, List<String> faults) {
        try {
            GenerationRequest request = requests.read(words);
            if (faults.isEmpty()) {
                return request;
            }
        } catch (SettingsException e) {
            e.problems().forEach(problem -> faults.add(problem.replaceFirst("^(records and )?startIndex\\b", INDEX)));
        }
        throw new SettingsException(faults);
    }

    private static String again(GenerationRequest request) {
        Map<String, String> words = new TreeMap<>(RequestReader.words(request));
        words.put(INDEX, Long.toString(request.startIndex()));
        words.keySet().removeAll(OF_RUNS);
        words.values().removeIf(String::isEmpty);
        return words.entrySet().stream()
                .map(word -> word.getKey() + "=" + URLEncoder.encode(word.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
