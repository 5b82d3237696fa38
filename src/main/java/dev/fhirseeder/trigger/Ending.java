package dev.fhirseeder.trigger;

import dev.fhirseeder.report.Outcome;
import dev.fhirseeder.run.PostponedException;
import dev.fhirseeder.settings.SettingsException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the application when the request of a trigger is done that asks for it with the header {@code exit}, and says why
 * a request broke down.
 */
public final class Ending {

    /** The header with which a trigger asks for the end. */
    public static final String HEADER = "exit";

    /**
     * The value of the header that asks for the end only if the request is refused, and would be so again and again: what
     * passes asks for nothing.
     */
    static final String IF_REFUSED = "if-refused";

    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

    private final IntConsumer end;
    private final int triggers;
    private final Map<String, Integer> ended = new HashMap<>();

    /**
     * Prepares the ending.
     *
     * @param end ends the application with an exit code; must not wait
     * @param triggers of how many triggers each has to ask for the end, at least 1
     */
    public Ending(IntConsumer end, int triggers) {
        this.end = end;
        this.triggers = triggers;
    }

    /** Watches a request, and ends the application when it is done, well or not, if that is asked. */
    public void watch(Exchange exchange) {
        Object asked = exchange.getMessage().removeHeader(HEADER);
        boolean always = asked != null && !asked.equals(IF_REFUSED);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onComplete(Exchange done) {
                if (always) {
                    end(done, done.getMessage().getBody() instanceof Outcome outcome ? outcome.exitCode() : 1);
                }
            }

            @Override
            public void onFailure(Exchange failed) {
                boolean refused = explain(failed.getException());
                if (always || (refused && asked != null)) {
                    end(failed, 1);
                }
            }
        });
    }

    /**
     * Of several triggers that ask for the end, the last brings it, with the worst of their exit codes. Each of the others
     * asks for nothing any more.
     */
    private synchronized void end(Exchange exchange, int exitCode) {
        String trigger = String.valueOf(exchange.getFromRouteId());
        ended.merge(trigger, exitCode, Math::max);
        if (ended.size() >= triggers) {
            end.accept(Collections.max(ended.values()));
        } else {
            CamelContext context = exchange.getContext();
            context.getExecutorServiceManager()
                    .newThread("end-of-" + trigger, () -> stop(context, trigger))
                    .start();
        }
    }

    /** On a thread of its own: a route is stopped when its messages are done, this one included. */
    private static void stop(CamelContext context, String trigger) {
        try {
            context.getRouteController().stopRoute(trigger);
        } catch (Exception e) {
            LOG.warn("The trigger {} goes on asking for people", trigger, e);
        }
    }

    /** Tells whether the request was refused for good; that it was refused is said where it happens. */
    private static boolean explain(@Nullable Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SettingsException refusal) {
                return !refusal.isPassing();
            }
            if (cause instanceof PostponedException later) {
                LOG.warn("{}", later.getMessage());
                return false;
            }
            if (cause instanceof UncheckedIOException refusal) {
                LOG.error("The run broke down: {}", refusal.getMessage());
                return false;
            }
        }
        LOG.error("The run broke down", failure);
        return false;
    }
}
