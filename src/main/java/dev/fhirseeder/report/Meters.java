package dev.fhirseeder.report;

import dev.fhirseeder.deliver.DeliveryListener;
import dev.fhirseeder.run.Run;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Counts for Prometheus what becomes of people and Bundles; {@code src/docs/operate.md} lists the names. */
public final class Meters implements DeliveryListener {

    private final MeterRegistry registry;
    private final Counter delivered;
    private final Counter deadLettered;
    private final Counter bytes;

    /** Prepares the meters, so that those of people stand at 0 from the start. */
    public Meters(MeterRegistry registry) {
        this.registry = registry;
        this.delivered = records("delivered");
        this.deadLettered = records("dead-lettered");
        this.bytes = Counter.builder("fhir.seeder.delivered")
                .description("Length of the delivered Bundles")
                .baseUnit("bytes")
                .register(registry);
    }

    /**
     * Shows what the process does and what it has left, as it is whenever Prometheus asks.
     *
     * @param waiting tells whether a server out of reach is waited for
     * @param deadLetters counts the Bundles in the dead letters
     */
    public void show(BooleanSupplier waiting, LongSupplier deadLetters) {
        Gauge.builder("fhir.seeder.waiting", () -> waiting.getAsBoolean() ? 1 : 0)
                .description("1 while a server out of reach is waited for, else 0")
                .register(registry);
        Gauge.builder("fhir.seeder.dead.letters", deadLetters::getAsLong)
                .description("Bundles that lie in the dead letters now; -1 if they cannot be counted")
                .register(registry);
    }

    /**
     * Shows how far the runs are, as they are whenever Prometheus asks.
     *
     * @param runs returns those that are under way
     */
    public void follow(Supplier<List<Run>> runs) {
        Gauge.builder("fhir.seeder.runs", () -> runs.get().size())
                .description("Runs that are under way now")
                .register(registry);
        Gauge.builder("fhir.seeder.people.underway", () -> sum(runs, Meters::underway))
                .description("People of the runs under way who are made, and neither delivered nor dead-lettered yet")
                .register(registry);
        Gauge.builder("fhir.seeder.people.remaining", () -> sum(runs, Run::remaining))
                .description("People of the runs under way who are neither delivered nor dead-lettered, made or not")
                .register(registry);
    }

    /** The counts are not read at one moment: what arrives meanwhile is not on its way. */
    private static long underway(Run run) {
        long made = run.generated();
        return Math.max(
                made
                        - run.tally().delivered()
                        - run.tally().deadLettered()
                        - run.tally().left(),
                0);
    }

    private static long sum(Supplier<List<Run>> runs, ToLongFunction<Run> count) {
        return runs.get().stream().mapToLong(count).sum();
    }

    /**
     * Shows whether this process leads, as it is whenever Prometheus asks.
     *
     * @param leading tells it; without a cluster it always does
     */
    public void lead(BooleanSupplier leading) {
        Gauge.builder("fhir.seeder.leader", () -> leading.getAsBoolean() ? 1 : 0)
                .description("1 if this process runs the triggers of its cluster or is in none, 0 if it stands by")
                .register(registry);
    }

    /**
     * Shows how much shared work waits to be done, as it is whenever Prometheus asks.
     *
     * @param lag counts the commands that the whole group has not done with; -1 if they cannot be counted
     */
    public void showLag(LongSupplier lag) {
        Gauge.builder("fhir.seeder.chunks.lag", lag::getAsLong)
                .description(
                        "Commands of plans that the group of workers has not done with; -1 if they cannot be counted")
                .register(registry);
    }

    @Override
    public void attempted(int status, String outcome, Duration time) {
        Timer.builder("fhir.seeder.attempt")
                .description(
                        "Attempts to deliver a Bundle, by HTTP status, of which 0 stands for no answer, and by outcome")
                .tag("status", Integer.toString(status))
                .tag("outcome", outcome)
                .publishPercentileHistogram()
                .register(registry)
                .record(time);
    }

    @Override
    public void delivered(int people, Map<String, Integer> resources, long length) {
        delivered.increment(people);
        bytes.increment((double) length);
        resources.forEach((type, count) -> resources(type).increment(count));
    }

    @Override
    public void deadLettered(int people) {
        deadLettered.increment(people);
    }

    private Counter records(String result) {
        return Counter.builder("fhir.seeder.records")
                .description("People whose record came to its end")
                .tag("result", result)
                .register(registry);
    }

    private Counter resources(String type) {
        return Counter.builder("fhir.seeder.resources")
                .description("Delivered resources")
                .tag("type", type)
                .register(registry);
    }
}
