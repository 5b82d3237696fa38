package dev.fhirseeder.report;

import dev.fhirseeder.bundle.TransactionBundle;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Counts for Prometheus; the names are those of the table in {@code src/docs/operate.md}. */
public final class Meters {

    private static final String RECORDS = "fhir.seeder.records";

    private final MeterRegistry registry;

    /** Prepares the meters. */
    public Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Counts a delivered Bundle. */
    public void delivered(TransactionBundle bundle) {
        registry.counter(RECORDS, "result", "delivered").increment(bundle.people());
        bundle.resources().forEach((type, count) ->
                registry.counter("fhir.seeder.resources", "type", type).increment(count));
        registry.counter("fhir.seeder.sent", "unit", "bytes").increment(bundle.bytes());
    }

    /** Counts a Bundle that was put into the dead letters. */
    public void deadLettered(TransactionBundle bundle) {
        registry.counter(RECORDS, "result", "dead-lettered").increment(bundle.people());
    }

    /** Times an attempt; status 0 stands for no answer. */
    public void answered(int status, Duration time) {
        Timer.builder("fhir.seeder.attempts")
                .description("Attempts to deliver a Bundle, by HTTP status")
                .tag("status", Integer.toString(status))
                .publishPercentileHistogram()
                .register(registry)
                .record(time);
    }
}
