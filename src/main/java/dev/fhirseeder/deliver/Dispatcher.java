package dev.fhirseeder.deliver;

import dev.fhirseeder.bundle.Encoder;
import dev.fhirseeder.bundle.Gathering;
import dev.fhirseeder.bundle.TransactionBundle;
import dev.fhirseeder.bundle.WriteMode;
import dev.fhirseeder.report.Meters;
import dev.fhirseeder.run.Run;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/** Sees a Bundle off, and enters in the account of its run that it was delivered. */
public final class Dispatcher {

    private final Encoder encoder;
    private final WriteMode writeMode;
    private final Meters meters;

    /**
     * Prepares the dispatch.
     *
     * @param encoder turns people into what is sent
     * @param writeMode how resources are written
     * @param meters count what is delivered
     */
    public Dispatcher(Encoder encoder, WriteMode writeMode, Meters meters) {
        this.encoder = encoder;
        this.writeMode = writeMode;
        this.meters = meters;
    }

    /** Says that a Bundle is on its way until the exchange comes to its end, so that its run waits for it. */
    public void open(Exchange exchange, Gathering gathering) {
        Run run = gathering.run();
        run.opened();
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                run.closed();
            }
        });
    }

    /** Turns the people into what is sent. */
    public TransactionBundle pack(Exchange exchange, Gathering gathering) {
        TransactionBundle bundle = encoder.bundle(gathering.people(), writeMode);
        new Dispatch(gathering.run(), bundle).travelWith(exchange);
        return bundle;
    }

    /** Enters that the Bundle was delivered. */
    public void delivered(Exchange exchange) {
        Dispatch dispatch = Dispatch.of(exchange);
        TransactionBundle bundle = dispatch.bundle();
        dispatch.run().tally().delivered(bundle.people(), bundle.resources(), bundle.bytes());
        meters.delivered(bundle);
    }
}
