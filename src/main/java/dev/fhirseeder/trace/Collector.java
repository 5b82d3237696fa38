package dev.fhirseeder.trace;

import io.opentelemetry.exporter.internal.FailedExportException.HttpExportException;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The collector as we see it: takes spans, or does not, which is told once. */
final class Collector implements SpanExporter {

    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);

    private final SpanExporter exporter;
    private final String where;
    private final LongAdder taken = new LongAdder();
    private final AtomicBoolean told = new AtomicBoolean();

    /**
     * Prepares the sending.
     *
     * @param exporter sends
     * @param where the collector is, for people
     */
    Collector(SpanExporter exporter, String where) {
        this.exporter = exporter;
        this.where = where;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        int count = spans.size(); // what it holds then may be another's
        CompletableResultCode result = exporter.export(spans);
        result.whenComplete(() -> {
            if (result.isSuccess()) {
                taken.add(count);
            } else {
                tell(reason(result.getFailureThrowable()));
            }
        });
        return result;
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }

    /** Tells how many of the spans that were to be sent are lost, if any are. */
    void settle(long written) {
        long lost = written - taken.sum();
        if (lost > 0) {
            tell("it is too slow");
            LOG.info("spans written={} lost={}", written, lost);
        }
    }

    private void tell(String reason) {
        if (told.compareAndSet(false, true)) {
            LOG.warn(
                    "{} does not take traces: {}; nothing waits for it, and what it does not take is lost",
                    where,
                    reason);
        }
    }

    /** What an exception says might quote an answer; its name does not. */
    private static String reason(@Nullable Throwable failure) {
        if (failure instanceof HttpExportException refusal && refusal.getResponse() != null) {
            return "it answers " + refusal.getResponse().getStatusCode();
        }
        Throwable cause = failure == null || failure.getCause() == null ? failure : failure.getCause();
        return cause == null ? "it says no" : cause.getClass().getSimpleName();
    }
}
