package dev.fhirseeder.server;

import dev.fhirseeder.server.Authority.Papers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** A Jetty that speaks TLS before a server that does not, on a free port of the loopback interface. */
public final class TlsFront implements AutoCloseable {

    private final Server jetty = new Server();
    private final ServerConnector connector;
    private final AtomicInteger requests = new AtomicInteger();
    private final SslContextFactory.Server tls = new SslContextFactory.Server();

    private TlsFront(String upstream, Papers papers) {
        tls.setKeyStorePath(papers.store().toString());
        tls.setKeyStorePassword(Authority.PASSWORD);
        connector = new ServerConnector(jetty, tls);
        connector.setHost("127.0.0.1");
        jetty.addConnector(connector);
        jetty.setHandler(new Passing(upstream, requests));
    }

    /** Starts one that shows these papers, before a server with that base URL. */
    public static TlsFront of(String upstream, Papers papers) {
        return new TlsFront(upstream, papers).start();
    }

    /** Starts one that lets nobody in but whom the authority has given a certificate. */
    public static TlsFront mutual(String upstream, Papers papers) {
        TlsFront front = new TlsFront(upstream, papers);
        front.tls.setTrustStorePath(Authority.shared().truststore().toString());
        front.tls.setTrustStorePassword(Authority.PASSWORD);
        front.tls.setNeedClientAuth(true);
        return front.start();
    }

    /** Starts one that speaks one version of TLS alone. */
    public static TlsFront speaking(String version, String upstream, Papers papers) {
        TlsFront front = new TlsFront(upstream, papers);
        front.tls.setIncludeProtocols(version);
        return front.start();
    }

    /** Returns the base URL, with the address and not a name. */
    public String baseUrl() {
        return "https://127.0.0.1:" + port() + "/fhir";
    }

    /** Returns the port. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Returns how many requests have come through. */
    public int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        try {
            jetty.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private TlsFront start() {
        try {
            jetty.start();
            return this;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Hands each request on and waits for the answer. */
    private static final class Passing extends Handler.Abstract {

        private final HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        private final String upstream;
        private final AtomicInteger requests;

        Passing(String upstream, AtomicInteger requests) {
            this.upstream = upstream;
            this.requests = requests;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            requests.incrementAndGet();
            byte[] body = Content.Source.asInputStream(request).readAllBytes();
            String type = String.valueOf(request.getHeaders().get(HttpHeader.CONTENT_TYPE));
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(URI.create(upstream
                                    + request.getHttpURI().getPathQuery().replaceFirst("^/fhir", "")))
                            .method(request.getMethod(), BodyPublishers.ofByteArray(body))
                            .header("Content-Type", type)
                            .header("Accept", "application/fhir+json")
                            .build(),
                    BodyHandlers.ofByteArray());
            response.setStatus(answer.statusCode());
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(value -> response.getHeaders().put(HttpHeader.CONTENT_TYPE, value));
            response.write(true, ByteBuffer.wrap(answer.body()), callback);
            return true;
        }
    }
}
