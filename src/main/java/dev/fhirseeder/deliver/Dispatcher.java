package dev.fhirseeder.deliver;

import dev.fhirseeder.bundle.Gathering;
import dev.fhirseeder.bundle.Packer;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.run.Indices;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.settings.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees loads off, and enters in the account of their run what has become of them. */
public final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Packer packer;
    private final DeliveryListener listener;
    private final Traffic traffic;

    /**
     * Prepares the dispatch.
     *
     * @param packer makes Bundles
     * @param listener hears of arrivals
     * @param traffic counts what is on its way
     */
    public Dispatcher(Packer packer, DeliveryListener listener, Traffic traffic) {
        this.packer = packer;
        this.listener = listener;
        this.traffic = traffic;
    }

    /**
     * Takes over a gathering; its run waits for it until the exchange comes to its end, whichever.
     *
     * @return the loads that are delivered each by itself: the gathering as a whole, or if that is larger than the server
     *     allows, as few as can be; nothing if their size cannot be told, which is a fault of our own; those of whom it is not known whether they have arrived before are never among others
     */
    public List<Load> open(Exchange exchange, Gathering gathering) {
        Run run = gathering.run();
        traffic.comes(exchange);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                run.closed();
            }
        });
        try {
            return loads(run, gathering);
        } catch (RuntimeException e) {
            LOG.error(
                    "run={} people={} could not be encoded, and remain",
                    run.id(),
                    gathering.people().size(),
                    new EncodingException(e));
            run.left(gathering.places());
            run.trouble(Counted.of(gathering.people().size(), "person", "people") + " could not be encoded");
            return List.of();
        }
    }

    private List<Load> loads(Run run, Gathering gathering) {
        Indices uncertain = run.uncertain();
        if (uncertain.isEmpty()) {
            return loads(run, gathering.people());
        }
        Map<Boolean, List<PatientRecord>> people = gathering.people().stream()
                .collect(Collectors.partitioningBy(person -> uncertain.contains(person.place())));
        return people.values().stream()
                .filter(some -> !some.isEmpty())
                .flatMap(some -> loads(run, some).stream())
                .toList();
    }

    private List<Load> loads(Run run, List<PatientRecord> people) {
        List<Load> loads = new ArrayList<>(1);
        for (List<PatientRecord> group : packer.groups(people)) {
            loads.add(new People(new Gathering(run, group), packer));
        }
        return loads;
    }

    /** Puts a load on its way. */
    public void take(Exchange exchange, Load load) {
        traffic.moves(exchange);
        new Dispatch(load).travelWith(exchange);
    }

    /** Tells whether a Bundle of the load is yet to be taken by the server. */
    public boolean isUnderway(Exchange exchange) {
        return Dispatch.of(exchange).isUnderway();
    }

    /** Enters that the people have arrived. */
    public void delivered(Exchange exchange) {
        Dispatch dispatch = Dispatch.of(exchange);
        dispatch.load().delivered(dispatch.resources(), dispatch.bytes());
        listener.delivered(dispatch.load().shares(dispatch.resources()), dispatch.bytes());
        listener.ended(true, dispatch.time());
        dispatch.load().portray(); // they were drawn when they were encoded
    }

    /** Returns the load in two if it is to be divided, and else nothing. */
    public List<Load> halves(Exchange exchange) {
        Dispatch dispatch = Dispatch.of(exchange);
        return dispatch.isDivided() ? dispatch.load().halves() : List.of();
    }
}
