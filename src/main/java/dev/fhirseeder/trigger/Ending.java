package dev.fhirseeder.trigger;

import dev.fhirseeder.report.Outcome;
import dev.fhirseeder.run.PostponedException;
import dev.fhirseeder.run.Runs;
import dev.fhirseeder.settings.SettingsException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.spi.Resource;
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

    /** The route to which requests are sent: of one that comes from nowhere else nobody has to be told who asked. */
    private static final String ENTRY = "request";

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
        Optional<String> asker = asker(exchange);
        asker.ifPresent(route -> exchange.setProperty(Runs.ASKER, route));
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onComplete(Exchange done) {
                if (always) {
                    end(done, done.getMessage().getBody() instanceof Outcome outcome ? outcome.exitCode() : 1);
                }
            }

            @Override
            public void onFailure(Exchange failed) {
                boolean refused = explain(failed.getException(), asked != null, asker);
                if (always || (refused && asked != null)) {
                    end(failed, 1);
                }
            }
        });
    }

    /**
     * Of several triggers that ask for the end, the last brings it, with the worst of their exit codes. Until then a route
     * that has asked for it asks for nothing any more.
     */
    private synchronized void end(Exchange exchange, int exitCode) {
        CamelContext context = exchange.getContext();
        String route = String.valueOf(exchange.getFromRouteId());
        ended.merge(trigger(context, route), exitCode, Math::max);
        if (ended.size() >= triggers) {
            end.accept(Collections.max(ended.values()));
        } else {
            context.getExecutorServiceManager()
                    .newThread("end-of-" + route, () -> stop(context, route))
                    .start();
        }
    }

    /** Returns the file in which a route is written: a trigger is a file, of however many routes. */
    private static String trigger(CamelContext context, String route) {
        return file(context, route).orElse(route);
    }

    private static Optional<String> file(CamelContext context, String route) {
        return Optional.ofNullable(context.getRoute(route))
                .map(Route::getSourceResource)
                .map(Resource::getLocation);
    }

    /** Returns which route has sent a request, and where it is written, as far as Camel knows that. */
    private static Optional<String> asker(Exchange exchange) {
        return Optional.ofNullable(exchange.getFromRouteId())
                .filter(route -> !route.equals(ENTRY))
                .map(route -> "route "
                        + route
                        + file(exchange.getContext(), route)
                                .map(file -> ", " + file.replaceFirst("^file:", ""))
                                .orElse(""));
    }

    /** On a thread of its own: a route is stopped when its messages are done, this one included. */
    private static void stop(CamelContext context, String route) {
        try {
            context.getRouteController().stopRoute(route);
        } catch (Exception e) {
            LOG.warn("The route {} goes on asking for people", route, e);
        }
    }

    /**
     * Tells whether the request was refused for good, which is said where it happens. What passes is said here, unless it is
     * that of one who asks again and again.
     */
    private static boolean explain(@Nullable Exception failure, boolean asked, Optional<String> asker) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SettingsException refusal) {
                if (refusal.isPassing() && asked) {
                    LOG.warn(
                            "A request is refused for now{}: {}",
                            asker.map(route -> " (" + route + ")").orElse(""),
                            refusal.getMessage());
                }
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
