package dev.fhirseeder.bench;

import dev.fhirseeder.generate.Chronicler;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.generate.RecordGenerator;
import dev.fhirseeder.history.Event;
import dev.fhirseeder.history.Immunization;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.vaccine.Catalogue;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Draws whole records one after the other, from the key to the last event, without encoding them. The figure that counts
 * is {@code resources/CPU-s} of {@link CpuSeconds}: the resources that the records make, for each second of processor
 * time of the whole process, garbage collection included.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(2)
public class DrawingBenchmark {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 22);

    /** The province. */
    @Param({"bc", "on"})
    public String pt = "";

    private Iterator<PatientRecord> records = List.<PatientRecord>of().iterator();

    /** Opens an endless sequence of records. */
    @Setup
    public void open() {
        Chronicler chronicler =
                new Chronicler(Jurisdictions.onClassPath().find(pt).orElseThrow(), Catalogue.load());
        GenerationRequest request = new GenerationRequest(List.of(pt), 80_000_000, 0, 7, DATE, DATE, List.of());
        records = new RecordGenerator(Map.of(pt, chronicler)).records(request);
    }

    /** Draws one record. */
    @Benchmark
    public void record(Blackhole hole) {
        PatientRecord record = records.next();
        CpuSeconds.count(resources(record));
        hole.consume(record);
    }

    /** One for the patient, one for each event, one for what was observed after a dose. */
    private static int resources(PatientRecord record) {
        int resources = 1;
        for (Event event : record.history().events()) {
            resources += event instanceof Immunization dose && dose.reaction() != null ? 2 : 1;
        }
        return resources;
    }
}
