package dev.fhirseeder.deliver;

import dev.fhirseeder.bundle.Encoder;
import dev.fhirseeder.bundle.Gathering;
import dev.fhirseeder.bundle.WriteMode;
import dev.fhirseeder.run.Run;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/** Sees gatherings off, and enters in the account of their run that they have arrived. */
public final class Dispatcher {

    private final Encoder encoder;
    private final WriteMode writeMode;
    private final DeliveryListener listener;

    /**
     * Prepares the dispatch.
     *
     * @param encoder turns people into what is sent
     * @param writeMode how resources are written
     * @param listener hears of arrivals
     */
    public Dispatcher(Encoder encoder, WriteMode writeMode, DeliveryListener listener) {
        this.encoder = encoder;
        this.writeMode = writeMode;
        this.listener = listener;
    }

    /** Puts a gathering on its way; its run waits for it until the exchange comes to its end, whichever. */
    public void open(Exchange exchange, Gathering gathering) {
        Run run = gathering.run();
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                run.closed();
            }
        });
        new Dispatch(gathering, () -> encoder.transaction(gathering.people(), writeMode)).travelWith(exchange);
    }

    /** Returns the Bundle as the text that is sent. */
    public String pack(Exchange exchange) {
        return Dispatch.of(exchange).transaction().json().toString();
    }

    /** Enters that the people have arrived. */
    public void delivered(Exchange exchange) {
        Dispatch dispatch = Dispatch.of(exchange);
        Gathering gathering = dispatch.gathering();
        gathering.run().delivered(gathering.indices(), dispatch.resources(), dispatch.bytes());
        listener.delivered(gathering.people().size(), dispatch.resources(), dispatch.bytes());
    }
}
