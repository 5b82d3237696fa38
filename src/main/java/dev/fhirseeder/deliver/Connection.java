package dev.fhirseeder.deliver;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.IRestfulClientFactory;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.conn.util.PublicSuffixMatcher;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;

/** The way to a FHIR server: HAPI's client on an HTTP client that does nothing behind our back. */
public final class Connection {

    /** How long a connection may take to come about, at most. */
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

    /** Without cookies nobody asks whose they are; the list of all suffixes would be read for nothing. */
    private static final PublicSuffixMatcher NO_COOKIES = new PublicSuffixMatcher(List.of(), List.of());

    private Connection() {}

    /**
     * Opens the way.
     *
     * @param fhir the context of FHIR R4, whose client factory is set up
     * @param base URL of the server
     * @param wires of this client alone, which somebody may cut
     * @param responseTimeout how long the server may take from the first byte of a request to the last of its answer
     * @param clock tells the time, for a server that asks to wait until a date
     */
    public static IGenericClient to(
            FhirContext fhir, URI base, Wires wires, Duration responseTimeout, Supplier<Instant> clock) {
        IRestfulClientFactory factory = fhir.getRestfulClientFactory();
        factory.setServerValidationMode(ServerValidationModeEnum.NEVER);
        factory.setHttpClient(http(wires, responseTimeout));
        IGenericClient client = factory.newGenericClient(base.toString());
        client.registerInterceptor(new Envelope(fhir, base, clock));
        return client;
    }

    /**
     * Returns an HTTP client that is like that to the FHIR server in all but who is addressed: for whoever gives out tokens.
     *
     * @param wires of this client alone, which somebody may cut
     * @param responseTimeout how long an answer may take
     */
    public static CloseableHttpClient aside(Wires wires, Duration responseTimeout) {
        return http(wires, responseTimeout);
    }

    /**
     * Returns the HTTP client. It sends nothing twice and follows no redirect, so that each attempt is one that the
     * policy knows of; a connection that was not used for a moment is looked at first, lest the server has closed it.
     */
    private static CloseableHttpClient http(Wires wires, Duration responseTimeout) {
        int limit = Math.toIntExact(CONNECT_LIMIT.toMillis());
        RequestConfig times = RequestConfig.custom()
                .setConnectTimeout(limit)
                .setConnectionRequestTimeout(limit)
                .setSocketTimeout((int) Math.min(responseTimeout.toMillis(), Integer.MAX_VALUE))
                .build();
        HttpClientBuilder client = HttpClientBuilder.create()
                .useSystemProperties()
                .setConnectionManager(wires)
                .setDefaultRequestConfig(times)
                .setRequestExecutor(new Deadline(responseTimeout, wires::isCut, wires.handshake()))
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .setPublicSuffixMatcher(NO_COOKIES);
        Proxies.equip(client, wires.approach());
        return client.build();
    }
}
