package dev.fhirseeder.trace;

import dev.fhirseeder.deliver.Trace;
import dev.fhirseeder.deliver.Traces;
import dev.fhirseeder.run.Run;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Traces as spans of OpenTelemetry, sent by OTLP over HTTP. Each run has a trace of one span, to which those of its Bundles are
 * linked: as one trace it would be too large for any tool. Nobody waits for the collector but the end, and that not long.
 */
public final class SpanTraces implements Traces, AutoCloseable {

    /** What is here when all ends has so long to be taken. */
    private static final Duration END_LIMIT = Duration.ofSeconds(5);

    /** The collector has so long to take a batch; meanwhile the next gathers, and beyond the queue spans are lost. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final int QUEUE = 2048;

    private final SdkTracerProvider provider;
    private final Collector collector;
    private final Supplier<Instant> clock;
    private final LongSupplier watch;
    private final Pen pen;
    private final Map<Run, Span> runs = new ConcurrentHashMap<>();

    private SpanTraces(SdkTracerProvider provider, Collector collector, Supplier<Instant> clock, LongSupplier watch) {
        this.provider = provider;
        this.collector = collector;
        this.clock = clock;
        this.watch = watch;
        this.pen = new Pen(provider.get("dev.fhirseeder"));
    }

    /**
     * Opens the way to the collector; nothing is sent yet.
     *
     * @param telemetry where, and what is said of us
     * @param clock tells the time
     * @param watch a stopwatch, in nanoseconds
     */
    public static SpanTraces to(Telemetry telemetry, Supplier<Instant> clock, LongSupplier watch) {
        Collector collector = new Collector(
                OtlpHttpSpanExporter.builder()
                        .setEndpoint(telemetry.endpoint().toString())
                        .setHeaders(telemetry::headers)
                        .setCompression("gzip")
                        .setTimeout(LIMIT)
                        .setConnectTimeout(END_LIMIT)
                        .setRetryPolicy(null) // else the end of a run would wait for a collector that is not there
                        .build(),
                telemetry.toString());
        AttributesBuilder about = Attributes.builder();
        telemetry.resource().forEach(about::put);
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(Resource.getDefault().merge(Resource.create(about.build())))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(telemetry.share())))
                .addSpanProcessor(BatchSpanProcessor.builder(collector)
                        .setMaxQueueSize(QUEUE)
                        .setExporterTimeout(LIMIT)
                        .build())
                .build();
        return new SpanTraces(provider, collector, clock, watch);
    }

    @Override
    public Trace open(Run run, long people, Trace before) {
        Moments moments = Moments.from(clock.get(), watch);
        SpanBuilder bundle = pen.span("Bundle", SpanKind.INTERNAL, moments.from())
                .setAttribute(Words.RUN, run.id())
                .setAttribute(Words.PEOPLE, people)
                .addLink(runs.computeIfAbsent(run, this::begin).getSpanContext());
        if (before instanceof BundleTrace other) {
            bundle.addLink(other.name());
        }
        return new BundleTrace(pen, moments, bundle.startSpan(), request(run));
    }

    /** Sends what is left, for as long as the limit allows. Nothing is opened after that. */
    @Override
    public void close() {
        runs.keySet().forEach(this::end);
        provider.shutdown().join(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        collector.settle(pen.written());
    }

    private Span begin(Run run) {
        run.atEnd(() -> end(run));
        return pen.span("run", SpanKind.INTERNAL, clock.get().minus(run.elapsed()))
                .setAttribute(Words.RUN, run.id())
                .setAttribute(Words.PEOPLE, run.requested())
                .startSpan();
    }

    private void end(Run run) {
        Span span = runs.remove(run);
        if (span == null) {
            return;
        }
        long deadLettered = run.tally().deadLettered();
        span.setAttribute(Words.DELIVERED, run.tally().delivered())
                .setAttribute(Words.DEAD_LETTERED, deadLettered)
                .setAttribute(Words.REMAINING, run.remaining());
        if (deadLettered > 0 || run.remaining() > 0 || run.isTroubled()) {
            span.setStatus(StatusCode.ERROR);
        }
        pen.end(span, clock.get());
    }

    /** An address of ours has neither user nor query. */
    private static Attributes request(Run run) {
        URI server = URI.create(run.shipment().destination().to());
        int standard = "https".equalsIgnoreCase(server.getScheme()) ? 443 : 80;
        return Attributes.builder()
                .put(Words.METHOD, "POST")
                .put(Words.URL, server.toString())
                .put(Words.HOST, server.getHost())
                .put(Words.PORT, server.getPort() > 0 ? server.getPort() : standard)
                .build();
    }
}
