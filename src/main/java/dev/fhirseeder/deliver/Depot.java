package dev.fhirseeder.deliver;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Where Bundles lie that are about to be sent, each under its waybill. The waybill goes through camel-fhir and HAPI's client
 * in place of the Bundle, which takes its place when the request leaves: neither can make copies of what it has never seen,
 * nor show it in a log or in the message of an exception.
 */
public final class Depot {

    private static final String BEGIN = "{\"resourceType\":\"Bundle\",\"id\":\"waybill-";
    private static final String END = "\"}";

    /** No waybill is longer, in bytes. */
    static final int LONGEST = BEGIN.length() + Long.toString(Long.MAX_VALUE).length() + END.length();

    private final AtomicLong numbers = new AtomicLong();
    private final Map<String, Consignment> waiting = new ConcurrentHashMap<>();

    /** Puts the Bundle of the present attempt there and returns its waybill, which holds for one request. */
    public String deposit(Exchange exchange) {
        Dispatch dispatch = Dispatch.of(exchange);
        return deposit(
                new Consignment(dispatch.parcel().json(), dispatch.trace().traceparent()));
    }

    String deposit(Consignment goods) {
        String waybill = BEGIN + numbers.incrementAndGet() + END;
        waiting.put(waybill, goods);
        return waybill;
    }

    /**
     * Hands out what lies under a waybill.
     *
     * @param text of a request
     * @return null if the text is no waybill
     * @throws IllegalArgumentException if it is one under which nothing lies: what was handed out is not handed out again
     */
    @Nullable
    Consignment take(String text) {
        if (!text.startsWith(BEGIN)) {
            return null;
        }
        Consignment goods = waiting.remove(text);
        if (goods == null) {
            throw new IllegalArgumentException("Nothing lies under this waybill");
        }
        return goods;
    }
}
