package dev.fhirseeder.sink;

import dev.fhirseeder.bundle.Encoder;
import dev.fhirseeder.bundle.Gathering;
import dev.fhirseeder.bundle.HapiEncoder;
import dev.fhirseeder.bundle.Packer;
import dev.fhirseeder.bundle.WriteMode;
import dev.fhirseeder.deliver.DeliveryListener;
import dev.fhirseeder.deliver.Dispatcher;
import dev.fhirseeder.deliver.People;
import dev.fhirseeder.deliver.Share;
import dev.fhirseeder.deliver.Traffic;
import dev.fhirseeder.fhir.R4;
import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.fhir.Records;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.run.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.hl7.fhir.r4.model.Bundle.BundleType;

/** Exchanges with which people travel to a sink, and somebody who hears of their arrival. */
final class Travellers {

    private static final Encoder ENCODER = new HapiEncoder(R4::passing, new RecordMapper());
    private static final CamelContext CAMEL = new DefaultCamelContext();

    private Travellers() {}

    /** Puts so many people of a run on their way, from an index on. */
    static Exchange of(Run run, long first, int people) {
        return of(run, first, people, Integer.MAX_VALUE);
    }

    /** Puts people on their way of whom a Bundle may have so many entries. */
    static Exchange of(Run run, long first, int people, int most) {
        return of(run, Records.from(first, people), most);
    }

    /** Puts these people of a run on their way. */
    static Exchange of(Run run, List<PatientRecord> people, int most) {
        Packer packer = new Packer(ENCODER, () -> WriteMode.UPDATE, BundleType.TRANSACTION, most);
        Exchange exchange = new DefaultExchange(CAMEL);
        new Dispatcher(packer, new Heard(), new Traffic())
                .take(exchange, new People(new Gathering(run, people), packer));
        return exchange;
    }

    /** Writes the people of a run from its first one up to an index, so many at a time. */
    static void write(Ndjson ndjson, Run run, long first, long end, int together) {
        gatherings(first, end, together)
                .forEach(some -> ndjson.write(of(run, some.get(0), some.get(1).intValue())));
    }

    /** Returns gatherings, each by its first index and how many are in it. */
    static List<List<Long>> gatherings(long first, long end, int together) {
        List<List<Long>> gatherings = new ArrayList<>();
        for (long index = first; index < end; index += together) {
            gatherings.add(List.of(index, Math.min(together, end - index)));
        }
        return gatherings;
    }

    /** Sums up what it hears of arrivals. */
    static final class Heard implements DeliveryListener {

        private final Map<String, Integer> resources = new TreeMap<>();
        private int people;
        private long bytes;

        /** Returns how many people have arrived. */
        int people() {
            return people;
        }

        /** Returns how many resources have arrived. */
        Map<String, Integer> resources() {
            return resources;
        }

        /** Returns the length of it all. */
        long bytes() {
            return bytes;
        }

        @Override
        public void attempted(int status, String outcome, Duration time) {
            // Files answer nothing.
        }

        @Override
        public synchronized void delivered(List<Share> shares, long length) {
            bytes += length;
            for (Share share : shares) {
                people += share.people();
                share.resources().forEach((type, count) -> resources.merge(type, count, Integer::sum));
            }
        }

        @Override
        public void deadLettered(List<Share> shares) {
            throw new IllegalStateException("Nobody is dead-lettered here");
        }

        @Override
        public void ended(boolean isDelivered, Duration time) {
            // People become lines, and no Bundles.
        }
    }
}
