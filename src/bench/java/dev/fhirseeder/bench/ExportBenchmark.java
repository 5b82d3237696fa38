package dev.fhirseeder.bench;

import dev.fhirseeder.bundle.Encoder;
import dev.fhirseeder.bundle.Gathering;
import dev.fhirseeder.bundle.HapiEncoder;
import dev.fhirseeder.bundle.Packer;
import dev.fhirseeder.bundle.WriteMode;
import dev.fhirseeder.deliver.DeliveryListener;
import dev.fhirseeder.deliver.Dispatcher;
import dev.fhirseeder.deliver.People;
import dev.fhirseeder.deliver.Traffic;
import dev.fhirseeder.fhir.R4;
import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.generate.Chronicler;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.generate.RecordGenerator;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.report.Meters;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.sink.Compression;
import dev.fhirseeder.sink.Ndjson;
import dev.fhirseeder.vaccine.Catalogue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Writes people as NDJSON files whose lines are there already: what the sink costs beside drawing and encoding. The lines
 * are those of {@code ENCODED} people of British Columbia, again and again; the figure that counts is
 * {@code resources/CPU-s} of {@link CpuSeconds}. Before each trial it prints how long a resource is.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(2)
public class ExportBenchmark {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 22);
    private static final int ENCODED = 400;
    private static final int PEOPLE = 4_000;
    private static final int TOGETHER = 10;

    /** How files are compressed. */
    @Param({"NONE", "GZIP", "ZSTD"})
    public Compression compression = Compression.NONE;

    private final CamelContext camel = new DefaultCamelContext();
    private final DeliveryListener listener = new Meters(new SimpleMeterRegistry());
    private final List<List<PatientRecord>> gatherings = new ArrayList<>();
    private Encoder ready = new Ready(List.of(), TOGETHER);
    private Path folder = Path.of("");
    private int resources;

    /** Draws and encodes people. */
    @Setup
    public void encode() throws IOException {
        folder = Files.createTempDirectory("export");
        Chronicler chronicler =
                new Chronicler(Jurisdictions.onClassPath().find("bc").orElseThrow(), Catalogue.load());
        List<PatientRecord> drawn = new ArrayList<>();
        new RecordGenerator(Map.of("bc", chronicler)).records(request(ENCODED)).forEachRemaining(drawn::add);
        Ready lines = Ready.of(new HapiEncoder(R4::passing, new RecordMapper()), drawn, TOGETHER);
        ready = lines;
        resources = lines.resources() * (PEOPLE / ENCODED);
        System.out.printf("%.0f bytes a resource%n", (double) lines.bytes() / lines.resources());
        PatientRecord any = drawn.get(0);
        GenerationRequest request = request(PEOPLE);
        for (long first = 0; first < PEOPLE; first += TOGETHER) {
            gatherings.add(LongStream.range(first, first + TOGETHER)
                    .mapToObj(index ->
                            new PatientRecord(request.key(index), any.jurisdiction(), any.person(), any.history()))
                    .toList());
        }
    }

    /** Removes the files. */
    @TearDown
    public void remove() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /** Writes a whole run. */
    @Benchmark
    public void export() {
        Ndjson ndjson = new Ndjson(ready, folder, compression, listener);
        Run run = new Run("bench", request(PEOPLE), false);
        Packer packer = new Packer(ready, () -> WriteMode.UPDATE, BundleType.TRANSACTION, Integer.MAX_VALUE);
        Dispatcher dispatcher = new Dispatcher(packer, listener, new Traffic());
        for (List<PatientRecord> people : gatherings) {
            Exchange exchange = new DefaultExchange(camel);
            dispatcher.take(exchange, new People(new Gathering(run, people), packer));
            ndjson.write(exchange);
        }
        ndjson.finish(run);
        if (!run.troubles().isEmpty()) {
            throw new IllegalStateException(run.troubles().get(0));
        }
        CpuSeconds.count(resources);
    }

    private static GenerationRequest request(long people) {
        return new GenerationRequest(List.of("bc"), people, 0, 7, DATE, DATE, List.of());
    }
}
