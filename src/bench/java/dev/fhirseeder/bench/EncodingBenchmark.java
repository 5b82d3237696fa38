package dev.fhirseeder.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import dev.fhirseeder.bundle.HapiEncoder;
import dev.fhirseeder.bundle.Json;
import dev.fhirseeder.bundle.Lines;
import dev.fhirseeder.bundle.ProvedEncoder;
import dev.fhirseeder.fhir.R4;
import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.fhir.ReferenceStyle;
import dev.fhirseeder.generate.Chronicler;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.generate.RecordGenerator;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.vaccine.Catalogue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.r4.model.Resource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Encodes the same people again and again, in several ways: ours from the record to the bytes, the ids and the choice of
 * what is said included; HAPI's encoder from structures that stand ready, and Jackson's from tokens that do. The figure
 * that counts is {@code resources/CPU-s} of {@link CpuSeconds}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class EncodingBenchmark {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 22);
    private static final int PEOPLE = 10;
    private static final int GROUPS = 50;

    private final RecordMapper mapper = new RecordMapper();
    private final ProvedEncoder ours = new ProvedEncoder(new HapiEncoder(R4::passing, mapper), mapper);
    private final JsonFactory jackson = new ObjectMapper().getFactory();
    private final List<List<PatientRecord>> groups = new ArrayList<>();
    private final List<List<Resource>> structures = new ArrayList<>();
    private final List<List<TokenBuffer>> tokens = new ArrayList<>();
    private Iterator<PatientRecord> fresh = List.<PatientRecord>of().iterator();
    private int next;

    /** Draws people of both provinces, and prepares what the other ways begin with. */
    @Setup
    public void prepare() throws IOException {
        Catalogue catalogue = Catalogue.load();
        fresh = new RecordGenerator(Map.of(
                        "on",
                        new Chronicler(Jurisdictions.onClassPath().find("on").orElseThrow(), catalogue)))
                .records(new GenerationRequest(List.of("on"), 80_000_000, 0, 7, DATE, DATE, List.of()));
        for (String pt : List.of("bc", "on")) {
            Chronicler chronicler =
                    new Chronicler(Jurisdictions.onClassPath().find(pt).orElseThrow(), catalogue);
            var records = new RecordGenerator(Map.of(pt, chronicler))
                    .records(new GenerationRequest(List.of(pt), PEOPLE * GROUPS / 2, 0, 7, DATE, DATE, List.of()));
            while (records.hasNext()) {
                List<PatientRecord> group = new ArrayList<>();
                while (group.size() < PEOPLE) {
                    group.add(records.next());
                }
                add(group);
            }
        }
    }

    private void add(List<PatientRecord> group) throws IOException {
        groups.add(group);
        List<Resource> resources = new ArrayList<>();
        List<TokenBuffer> buffers = new ArrayList<>();
        for (PatientRecord record : group) {
            for (Resource resource : mapper.resources(record, ReferenceStyle.RELATIVE)) {
                resources.add(resource);
                buffers.add(tokens(R4.passing().newJsonParser().encodeResourceToString(resource)));
            }
        }
        structures.add(resources);
        tokens.add(buffers);
    }

    private TokenBuffer tokens(String json) throws IOException {
        try (JsonParser parser = jackson.createParser(json)) {
            TokenBuffer buffer = new TokenBuffer(parser);
            parser.nextToken();
            buffer.copyCurrentStructure(parser);
            return buffer;
        }
    }

    /** Ours: records to lines of bulk data. */
    @Benchmark
    public void ours(Blackhole hole) {
        SortedMap<String, Lines> lines = ours.bulk(groups.get(turn()));
        lines.values().forEach(some -> CpuSeconds.count(some.count()));
        hole.consume(lines);
        lines.values().forEach(some -> some.done().run());
    }

    /** Ours: records to a transaction Bundle. */
    @Benchmark
    public void oursAsBundle(Blackhole hole) {
        var parcel = ours.transaction(groups.get(turn()), dev.fhirseeder.bundle.WriteMode.UPDATE);
        CpuSeconds.count(parcel.types().size());
        hole.consume(parcel);
    }

    /** Ours, with the drawing: from the index to lines of bulk data. */
    @Benchmark
    public void drawnAndEncoded(Blackhole hole) {
        List<PatientRecord> people = new ArrayList<>(PEOPLE);
        for (int i = 0; i < PEOPLE; i++) {
            people.add(fresh.next());
        }
        SortedMap<String, Lines> lines = ours.bulk(people);
        lines.values().forEach(some -> CpuSeconds.count(some.count()));
        hole.consume(lines);
        lines.values().forEach(some -> some.done().run());
    }

    /** HAPI: structures to text. */
    @Benchmark
    public void hapi(Blackhole hole) {
        List<Resource> resources = structures.get(turn());
        resources.forEach(
                resource -> hole.consume(Json.of(R4.passing().newJsonParser().encodeResourceToString(resource))));
        CpuSeconds.count(resources.size());
    }

    /** Jackson: tokens to bytes. */
    @Benchmark
    public void jackson(Blackhole hole) throws IOException {
        List<TokenBuffer> buffers = tokens.get(turn());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 19);
        for (TokenBuffer buffer : buffers) {
            try (JsonGenerator generator = jackson.createGenerator((OutputStream) bytes)) {
                buffer.serialize(generator);
            }
        }
        CpuSeconds.count(buffers.size());
        hole.consume(bytes);
    }

    private int turn() {
        next = (next + 1) % GROUPS;
        return next;
    }
}
