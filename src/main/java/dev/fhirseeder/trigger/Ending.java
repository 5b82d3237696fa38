package dev.fhirseeder.trigger;

import dev.fhirseeder.report.RunReport;
import java.util.function.IntConsumer;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the application when the request of a trigger is done that asks for it with the header {@code exit}. */
public final class Ending {

    /** The header with which a trigger asks for the end. */
    public static final String HEADER = "exit";

    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

    private final IntConsumer end;

    /**
     * Prepares the ending.
     *
     * @param end ends the application with an exit code; must not wait
     */
    public Ending(IntConsumer end) {
        this.end = end;
    }

    /** Watches a request that asks for the end, and ends the application when it is done, well or not. */
    public void watch(Exchange exchange) {
        if (exchange.getMessage().removeHeader(HEADER) == null) {
            return;
        }
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onComplete(Exchange done) {
                end.accept(done.getMessage().getBody() instanceof RunReport report && report.isComplete() ? 0 : 1);
            }

            @Override
            public void onFailure(Exchange failed) {
                LOG.error("The run broke down", failed.getException());
                end.accept(1);
            }
        });
    }
}
