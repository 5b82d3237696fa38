package dev.fhirseeder.server;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** HTTP on this machine alone. */
public final class Loopback {

    /** Below those that Linux gives to whoever wants any; each of the processes that tests run in has its own of them. */
    private static final int FIRST = 20_000;

    private static final int MANY = 2_000;

    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(MANY));

    private Loopback() {}

    /** Returns a port that nobody uses, nor is given by chance until it is used. */
    public static int freePort() {
        int first = FIRST + Integer.getInteger("test.fork", 0) * MANY;
        for (int tried = 0; tried < MANY; tried++) {
            int port = first + NEXT.getAndIncrement() % MANY;
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No port is free from " + first + " on");
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** Asks, and waits for the answer. */
    public static HttpResponse<String> get(String url) {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Starts a server that answers below {@code /fhir}.
     *
     * @param port 0 for a free one
     * @param backlog how many connections may wait; 0 for what the system has
     */
    static HttpServer serve(int port, int backlog, HttpHandler handler, Executor threads) {
        try {
            HttpServer server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), backlog);
            server.createContext("/fhir", handler);
            server.setExecutor(threads);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the address of such a server. */
    static String baseUrl(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/fhir";
    }
}
