package dev.fhirseeder.report;

import dev.fhirseeder.deliver.DeliveryListener;
import dev.fhirseeder.deliver.EncodingListener;
import dev.fhirseeder.deliver.Share;
import dev.fhirseeder.deliver.Traffic;
import dev.fhirseeder.run.Run;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Counts for Prometheus what becomes of people and Bundles; {@code src/docs/operate.md} lists the names. */
public final class Meters implements DeliveryListener, EncodingListener {

    private static final String DELIVERED = "delivered";
    private static final String DEAD_LETTERED = "dead-lettered";

    private final MeterRegistry registry;
    private final Counts counts;
    private final Counter bytes;
    private final Timer delivered;
    private final Timer deadLettered;
    private final Timer drawn;
    private final Timer encoded;

    /** Prepares the meters. */
    public Meters(MeterRegistry registry) {
        this.registry = registry;
        this.counts = new Counts(registry);
        this.bytes = Counter.builder("fhir.seeder.delivered")
                .description("Length of the delivered Bundles")
                .baseUnit("bytes")
                .register(registry);
        this.delivered = bundles(DELIVERED);
        this.deadLettered = bundles(DEAD_LETTERED);
        this.drawn = Timer.builder("fhir.seeder.generation")
                .description("Time to draw the people of a Bundle, on the thread that encodes them")
                .register(registry);
        this.encoded = Timer.builder("fhir.seeder.encoding")
                .description("Time to encode the people of a Bundle, who are drawn before")
                .register(registry);
    }

    private Timer bundles(String result) {
        return Timer.builder("fhir.seeder.bundle")
                .description(
                        "Time of a Bundle until it is delivered or dead-lettered, with its encoding, all attempts and"
                                + " the waits between them")
                .tag("result", result)
                .publishPercentileHistogram()
                .register(registry);
    }

    /**
     * Lets the counts of people stand at 0 from the start.
     *
     * @param pts the codes of the provinces in which they may live
     */
    public void expect(List<String> pts) {
        pts.forEach(counts::expect);
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

    /**
     * Shows what is on its way, as it is whenever Prometheus asks.
     *
     * @param traffic counts it
     */
    public void watch(Traffic traffic) {
        Gauge.builder("fhir.seeder.bundles.in.flight", traffic::moving)
                .description(
                        "Bundles that have one of the PARALLELISM places now: encoded, sent, or waiting to be sent again")
                .register(registry);
        Gauge.builder("fhir.seeder.bundles.queued", traffic::waiting)
                .description("Bundles that are full and wait for a place now")
                .register(registry);
    }

    /**
     * Shows how large the ledger is, as it is whenever Prometheus asks.
     *
     * @param size measures it, in bytes
     */
    public void weigh(LongSupplier size) {
        Gauge.builder("fhir.seeder.ledger", size::getAsLong)
                .description("Size of the files by which runs and feeds go on")
                .baseUnit("bytes")
                .register(registry);
    }

    @Override
    public void attempted(int status, String outcome, Duration time) {
        counts.attempt(status, outcome).record(time);
    }

    @Override
    public void delivered(List<Share> shares, long length) {
        counts.add(shares, DELIVERED);
        bytes.increment((double) length);
    }

    @Override
    public void deadLettered(List<Share> shares) {
        counts.add(shares, DEAD_LETTERED);
    }

    @Override
    public void ended(boolean isDelivered, Duration time) {
        (isDelivered ? delivered : deadLettered).record(time);
    }

    @Override
    public void drawn(Duration time) {
        drawn.record(time);
    }

    @Override
    public void encoded(Duration time) {
        encoded.record(time);
    }
}
