package dev.fhirseeder.fault;

import java.io.IOException;

/**
 * A Bundle on its way through the proxy.
 *
 * @param client where it came from
 * @param request as it came
 * @param upstream where it may be handed on to
 * @param traffic which keeps the books
 * @param proxy between both
 */
record Call(Client client, Request request, Upstream upstream, Traffic traffic, FaultProxy proxy) {

    /** Hands the Bundle on as it came, and returns what the real server says. */
    Answer forward() throws IOException {
        return upstream.send(request);
    }
}
