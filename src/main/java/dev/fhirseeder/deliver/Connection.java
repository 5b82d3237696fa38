package dev.fhirseeder.deliver;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.IRestfulClientFactory;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import dev.fhirseeder.fhir.R4;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.http.HttpResponseInterceptor;
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
     * Opens the way, which is one of its own: nothing is shared with another but what is given here.
     *
     * @param base URL of the server
     * @param wires which somebody may cut
     * @param responseTimeout how long the server may take from the first byte of a request to the last of its answer
     * @param clock tells the time, for a server that asks to wait until a date
     * @param guard sets the HTTP client up to show who asks
     */
    public static IGenericClient to(
            URI base,
            Wires wires,
            Duration responseTimeout,
            Supplier<Instant> clock,
            Consumer<HttpClientBuilder> guard) {
        FhirContext fhir = R4.separate();
        IRestfulClientFactory factory = fhir.getRestfulClientFactory();
        factory.setServerValidationMode(ServerValidationModeEnum.NEVER);
        factory.setHttpClient(http(wires, responseTimeout, guard));
        IGenericClient client = factory.newGenericClient(base.toString());
        client.registerInterceptor(new Envelope(fhir, base, clock));
        return client;
    }

    /**
     * Returns the HTTP client. It sends nothing twice and follows no redirect, so that each attempt is one that the
     * policy knows of, but for one that was answered 401 and that the guard repeats with other credentials; a connection that
     * was not used for a moment is looked at first, lest the server has closed it.
     */
    public static CloseableHttpClient http(Wires wires, Duration responseTimeout, Consumer<HttpClientBuilder> guard) {
        int limit = Math.toIntExact(CONNECT_LIMIT.toMillis());
        RequestConfig times = RequestConfig.custom()
                .setConnectTimeout(limit)
                .setConnectionRequestTimeout(limit)
                .setSocketTimeout((int) Math.min(responseTimeout.toMillis(), Integer.MAX_VALUE))
                .build();
        HttpClientBuilder builder = HttpClientBuilder.create()
                .useSystemProperties()
                .setConnectionManager(wires)
                .setDefaultRequestConfig(times)
                .setRequestExecutor(new Deadline(responseTimeout, wires::isCut, wires.handshake()))
                .addInterceptorLast((HttpResponseInterceptor) Measured::measure)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .setPublicSuffixMatcher(NO_COOKIES);
        Proxies.equip(builder, wires.approach());
        guard.accept(builder);
        return builder.build();
    }
}
