package dev.fhirseeder.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A port of this machine, held from the moment it is claimed, so that the server's address can be announced while the
 * server is still starting. Bound to 127.0.0.1 only.
 */
public final class LoopbackPort implements AutoCloseable {

    static final String PATH = "/fhir";

    private static final int THREADS = 24;

    private final ServerConnector connector;

    private LoopbackPort(ServerConnector connector) {
        this.connector = connector;
    }

    /**
     * Claims a port.
     *
     * @param wanted the port to claim; 0, or a port already taken, means any free one
     */
    public static LoopbackPort claim(int wanted) {
        try {
            return new LoopbackPort(open(wanted));
        } catch (IOException taken) {
            try {
                return new LoopbackPort(open(0));
            } catch (IOException e) {
                e.addSuppressed(taken);
                throw new UncheckedIOException("No free port on 127.0.0.1", e);
            }
        }
    }

    /** The number of the port in use. */
    public int number() {
        return connector.getLocalPort();
    }

    /** Where a server on this port answers, without a trailing slash. */
    public String baseUrl() {
        return "http://localhost:" + number() + PATH;
    }

    /** Gives the port back. A server that was started on it is stopped by its own {@code close}. */
    @Override
    public void close() {
        connector.close();
    }

    /** The web server that listens here once it is started. */
    Server server() {
        return connector.getServer();
    }

    private static ServerConnector open(int number) throws IOException {
        var server = new Server(new QueuedThreadPool(THREADS));
        var connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(number);
        server.addConnector(connector);
        connector.open();
        return connector;
    }
}
