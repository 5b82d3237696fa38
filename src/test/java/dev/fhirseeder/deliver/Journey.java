package dev.fhirseeder.deliver;

import dev.fhirseeder.bundle.Gatherer;
import dev.fhirseeder.bundle.Gathering;
import dev.fhirseeder.bundle.HapiEncoder;
import dev.fhirseeder.bundle.Packer;
import dev.fhirseeder.bundle.Parcel;
import dev.fhirseeder.bundle.WriteMode;
import dev.fhirseeder.fhir.R4;
import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.fhir.Records;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.letter.Cause;
import dev.fhirseeder.run.Indices;
import dev.fhirseeder.run.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.hl7.fhir.r4.model.Bundle.BundleType;

/** Exchanges with which four people travel, as routes see them. */
public final class Journey {

    private Journey() {}

    /** Puts four people of a run on their way. */
    public static Exchange of(Run run) {
        return of(run, WriteMode.UPDATE);
    }

    /** Puts four people of a run on their way, to be written so. */
    static Exchange of(Run run, WriteMode mode) {
        return of(run, mode, new Heard());
    }

    /** Puts four people of a run on their way; somebody hears of it. */
    static Exchange of(Run run, DeliveryListener listener) {
        return of(run, WriteMode.UPDATE, listener);
    }

    private static Exchange of(Run run, WriteMode mode, DeliveryListener listener) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        Dispatcher dispatcher = new Dispatcher(packer(mode), listener, new Traffic());
        dispatcher.take(exchange, dispatcher.open(exchange, gathered(run)).get(0));
        return exchange;
    }

    private static Gathering gathered(Run run) {
        Gathering gathering = null;
        for (PatientRecord person : Records.all()) {
            gathering = new Gatherer().append(gathering, List.of(person), run);
        }
        return gathering;
    }

    /**
     * Delivers four people of a run to a sink, and enters them in its account.
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

    /** Puts four people on their way, of whom an attempt has failed so. */
    static Exchange failed(Run run, Throwable failure) {
        Exchange exchange = of(run);
        exchange.setException(failure);
        return exchange;
    }

    /** Puts four people on their way, of whom no Bundle can be made; the fault says so much. */
    static Exchange unencodable(Run run, String words) {
        Exchange exchange = of(run);
        Load load = Dispatch.of(exchange).load();
        new Dispatch(new Unencodable(load.run(), load.who(), words)).travelWith(exchange);
        return exchange;
    }

    static Dispatcher dispatcher(DeliveryListener listener) {
        return new Dispatcher(packer(WriteMode.UPDATE), listener, new Traffic());
    }

    static Packer packer(WriteMode mode) {
        return new Packer(
                new HapiEncoder(R4::passing, new RecordMapper()),
                () -> mode,
                BundleType.TRANSACTION,
                Integer.MAX_VALUE);
    }

    /** People of whom no Bundle can be made; the fault says so much. */
    private record Unencodable(Run run, Indices who, String words) implements Load {

        @Override
        public Indices indices() {
            return who;
        }

        @Override
        public List<Parcel> parts() {
            throw new IllegalStateException(words);
        }

        @Override
        public Parcel whole() {
            throw new IllegalStateException(words);
        }

        @Override
        public List<Load> halves() {
            return List.of();
        }

        @Override
        public void sending() {
            throw new IllegalStateException(words);
        }

        @Override
        public void unsent() {
            throw new IllegalStateException(words);
        }

        @Override
        public void delivered(Map<String, Integer> resources, long bytes) {
            throw new IllegalStateException(words);
        }

        @Override
        public List<Share> shares(Map<String, Integer> resources) {
            throw new IllegalStateException(words);
        }

        @Override
        public Optional<Cause> letter() {
            return Optional.empty();
        }
    }
}
