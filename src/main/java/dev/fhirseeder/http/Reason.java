package dev.fhirseeder.http;

import dev.fhirseeder.settings.OneLine;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Why a call is not answered as was wished, for the log: one line a call, the same whoever refuses it. What is the client's, or
 * passes, is a warning; what is ours is an error. Of more than so many of either a second it is only counted how many there are.
 *
 * @param text in a sentence or more; nothing of a person and nothing secret
 * @param cause what has gone wrong within; null if nothing has, or if the text says it all
 */
public record Reason(String text, @Nullable Throwable cause) {

    private static final Logger LOG = LoggerFactory.getLogger("dev.fhirseeder.http.Calls");

    /** So many lines of either kind a second, that nobody fills the disk by calling. */
    private static final long MOST = 20;

    /** Of the process, as its log is; without a clock there are so many lines and no more. */
    private static final AtomicReference<Lines> LINES = new AtomicReference<>(Lines.by(() -> 0));

    /** Nobody needs more of what a client has sent. */
    private static final int LONGEST = 1_000;

    private static final int OURS = 500;

    /**
     * Begins to tell; what was left untold before is forgotten.
     *
     * @param nanos a clock that only goes forward, in nanoseconds
     */
    public static void begin(LongSupplier nanos) {
        LINES.set(Lines.by(nanos));
    }

    /** States what a client is told, too. */
    static Reason of(Problem problem) {
        return new Reason(
                String.join("; ", problem.faults().isEmpty() ? List.of(problem.detail()) : problem.faults()), null);
    }

    /**
     * Says it.
     *
     * @param method of the call
     * @param path of the call, as it was sent
     * @param status of the answer
     */
    void tell(String method, String path, int status) {
        boolean ours = status == OURS;
        Lines lines = LINES.get();
        if (!lines.take(ours)) {
            return;
        }
        long untold = lines.untold().getAndSet(0);
        LOG.atLevel(ours ? Level.ERROR : Level.WARN)
                .setCause(cause)
                .log(
                        "method={} path={} status={} result=\"{}\"{}",
                        line(method),
                        line(path),
                        status,
                        line(text).replace('"', '\''),
                        untold == 0 ? "" : " untold=" + untold);
    }

    private static String line(String text) {
        return OneLine.of(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
    }

    /** The lines that may still be written; what callers do wrong uses up nothing of what is there for our own faults. */
    private record Lines(Rate errors, Rate warnings, AtomicLong untold) {

        static Lines by(LongSupplier nanos) {
            return new Lines(new Rate(MOST, nanos), new Rate(MOST, nanos), new AtomicLong());
        }

        boolean take(boolean ours) {
            boolean taken = (ours ? errors : warnings).take();
            if (!taken) {
                untold.incrementAndGet();
            }
            return taken;
        }
    }
}
