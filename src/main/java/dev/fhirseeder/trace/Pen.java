package dev.fhirseeder.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;

/** Writes spans, and counts those that are to be sent. Safe for use by many threads. */
final class Pen {

    private final Tracer tracer;
    private final LongAdder written = new LongAdder();

    /** Prepares the writing. */
    Pen(Tracer tracer) {
        this.tracer = tracer;
    }

    /** Prepares a span. It has no parent unless it is given one: what a thread did before is none of its business. */
    SpanBuilder span(String name, SpanKind kind, Instant at) {
        return tracer.spanBuilder(name).setSpanKind(kind).setNoParent().setStartTimestamp(at);
    }

    /** Begins a span below another. */
    Span begin(String name, SpanKind kind, Context parent, Instant at) {
        return span(name, kind, at).setParent(parent).startSpan();
    }

    /** Ends a span. */
    void end(Span span, Instant at) {
        if (span.isRecording()) {
            written.increment();
        }
        span.end(at);
    }

    /** Returns how many spans were ended that are to be sent. */
    long written() {
        return written.sum();
    }
}
