package dev.fhirseeder.deliver;

import dev.fhirseeder.bundle.Gatherer;
import dev.fhirseeder.bundle.Gathering;
import dev.fhirseeder.bundle.HapiEncoder;
import dev.fhirseeder.bundle.WriteMode;
import dev.fhirseeder.fhir.R4;
import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.fhir.Records;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.run.Run;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/** Exchanges with which three people travel, as routes see them. */
public final class Journey {

    private Journey() {}

    /** Puts three people of a run on their way. */
    public static Exchange of(Run run) {
        return of(run, new Heard());
    }

    /** Puts three people of a run on their way; somebody hears of it. */
    static Exchange of(Run run, DeliveryListener listener) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        dispatcher(listener).open(exchange, gathered(run));
        return exchange;
    }

    private static Gathering gathered(Run run) {
        Gathering gathering = null;
        for (PatientRecord person : Records.all()) {
            gathering = new Gatherer().append(gathering, null, person, Map.of(Gatherer.RUN, run));
        }
        return gathering;
    }

    /**
     * Delivers three people of a run to a sink, and enters them in its account.
     *
     * @throws IllegalStateException if the sink fails
     */
    public static void deliver(Run run, Processor sink) {
        Exchange exchange = of(run);
        try {
            sink.process(exchange);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        dispatcher(new Heard()).delivered(exchange);
    }

    /** Puts three people on their way, of whom an attempt has failed so. */
    static Exchange failed(Run run, Throwable failure) {
        Exchange exchange = of(run);
        exchange.setException(failure);
        return exchange;
    }

    /** Puts three people on their way, of whom no Bundle can be made; the fault says so much. */
    static Exchange unencodable(Run run, String words) {
        Exchange exchange = of(run);
        new Dispatch(Dispatch.of(exchange).gathering(), () -> {
                    throw new IllegalStateException(words);
                })
                .travelWith(exchange);
        return exchange;
    }

    static Dispatcher dispatcher(DeliveryListener listener) {
        return new Dispatcher(new HapiEncoder(R4.context(), new RecordMapper()), WriteMode.UPDATE, listener);
    }
}
