package dev.fhirseeder.server;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server beneath HTTP: for what no server that knows HTTP would do to a connection. */
public final class RawServer implements AutoCloseable {

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final Conduct conduct;

    /** What is done with each connection; it is closed afterwards. */
    @FunctionalInterface
    public interface Conduct {

        /** Deals with a connection. */
        void serve(Socket socket) throws IOException;
    }

    /** Starts the server on a free port of the loopback interface. */
    public RawServer(Conduct conduct) {
        this.conduct = conduct;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    /** Returns the base URL. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/fhir");
    }

    /** Returns how many connections have come. */
    public int connections() {
        return connections.get();
    }

    /** Reads a request to its end. */
    public static void read(Socket socket) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = in.read();
            if (read < 0) {
                throw new EOFException("No whole request");
            }
            head.append((char) read);
        }
        String length = head.toString().replaceFirst("(?is).*content-length: *(\\d+).*", "$1");
        in.skipNBytes(Long.parseLong(length));
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.incrementAndGet();
                open.add(socket);
                threads.execute(() -> serve(socket));
            }
        } catch (IOException e) {
            // the server was closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            conduct.serve(socket);
        } catch (IOException e) {
            // the client has gone, or the server was closed
        } finally {
            open.remove(socket);
        }
    }
}
