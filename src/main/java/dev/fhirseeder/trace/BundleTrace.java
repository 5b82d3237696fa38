package dev.fhirseeder.trace;

import dev.fhirseeder.deliver.Diagnosis;
import dev.fhirseeder.deliver.Trace;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The trace of one Bundle as spans: the Bundle, below it each attempt, and between two attempts the wait. */
final class BundleTrace implements Trace {

    private final Pen pen;
    private final Moments moments;
    private final Attributes request;
    private final Span bundle;
    private final Context context;
    private Span attempt = Span.getInvalid();
    private long attempts;
    private @Nullable Instant failedAt;
    private boolean over;

    /**
     * Opens it.
     *
     * @param pen writes spans
     * @param moments of the trace, which begins now
     * @param bundle the span of the Bundle, begun
     * @param request what each attempt says of where it goes
     */
    BundleTrace(Pen pen, Moments moments, Span bundle, Attributes request) {
        this.pen = pen;
        this.moments = moments;
        this.bundle = bundle;
        this.request = request;
        this.context = Context.root().with(bundle);
    }

    /** Returns by which name others refer to it. */
    SpanContext name() {
        return bundle.getSpanContext();
    }

    @Override
    public void attempt(int number) {
        Instant now = moments.now();
        if (failedAt != null) {
            pen.end(pen.begin("wait", SpanKind.INTERNAL, context, failedAt), now);
            failedAt = null;
        }
        attempts = number;
        attempt = pen.begin("POST", SpanKind.CLIENT, context, now);
        attempt.setAllAttributes(request);
        if (number > 1) {
            attempt.setAttribute(Words.RESEND_COUNT, number - 1);
        }
    }

    @Override
    public Optional<String> traceparent() {
        SpanContext present = attempt.getSpanContext();
        return Optional.of("00-%s-%s-%s"
                .formatted(
                        present.getTraceId(),
                        present.getSpanId(),
                        present.getTraceFlags().asHex()));
    }

    @Override
    public void attempted(Supplier<String> id, @Nullable Diagnosis failure) {
        Instant now = moments.now();
        if (attempt.isRecording()) {
            String name = id.get();
            bundle.setAttribute(Words.BUNDLE, name);
            attempt.setAttribute(Words.BUNDLE, name);
            int status = failure == null ? 200 : failure.answered();
            if (status != 0) {
                attempt.setAttribute(Words.STATUS, status);
            }
            if (failure != null) {
                attempt.setAttribute(
                        Words.ERROR,
                        status >= 400
                                ? Integer.toString(status)
                                : failure.failure().text());
                attempt.setStatus(StatusCode.ERROR, failure.toString());
            }
        }
        pen.end(attempt, now);
        failedAt = failure == null ? null : now;
    }

    @Override
    public void ended(End end) {
        if (over) {
            return;
        }
        over = true;
        bundle.setAttribute(Words.RESULT, end.text());
        bundle.setAttribute(Words.ATTEMPTS, attempts);
        if (end != End.DELIVERED) {
            bundle.setStatus(StatusCode.ERROR, end.text());
        }
        pen.end(bundle, moments.now());
    }
}
