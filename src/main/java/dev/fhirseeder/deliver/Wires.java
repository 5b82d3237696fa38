package dev.fhirseeder.deliver;

import dev.fhirseeder.tls.Approach;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.http.HttpClientConnection;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.conn.ConnectionPoolTimeoutException;
import org.apache.http.conn.ConnectionRequest;
import org.apache.http.conn.routing.HttpRoute;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.pool.PoolEntry;
import org.apache.http.protocol.HttpContext;

/**
 * The connections to a server. All of them can be cut at once, those that are just coming about too, and none comes about
 * after that: whoever awaits an answer fails at once, and whoever has sent nothing yet learns that the server is out of
 * reach.
 */
public final class Wires extends PoolingHttpClientConnectionManager {

    private final Approach approach;
    private final Handshake handshake;
    private volatile boolean cut;

    /**
     * Prepares connections that go straight to a server that the JDK trusts.
     *
     * @param most at the same time
     */
    public Wires(int most) {
        this(most, Approach.DIRECT);
    }

    /**
     * Prepares the connections.
     *
     * @param most at the same time
     * @param approach how the server is reached
     */
    public Wires(int most, Approach approach) {
        this(most, approach, new Handshake(approach.assurance()));
    }

    private Wires(int most, Approach approach, Handshake handshake) {
        super(RegistryBuilder.<ConnectionSocketFactory>create()
                .register("http", PlainConnectionSocketFactory.getSocketFactory())
                .register("https", new Tls(approach.assurance(), handshake))
                .build());
        this.approach = approach;
        this.handshake = handshake;
        setMaxTotal(most);
        setDefaultMaxPerRoute(most);
        setValidateAfterInactivity(1);
    }

    /** Cuts every connection, now and from now on. Does not wait, whatever the server does. */
    public void cut() {
        cut = true; // before the others are looked at: who is not among them sees it
        enumLeased(Wires::sever);
    }

    /** Returns how the server is reached. */
    public Approach approach() {
        return approach;
    }

    /** Returns who says why the server does not let us in. */
    Handshake handshake() {
        return handshake;
    }

    /** Tells whether every connection was cut. */
    boolean isCut() {
        return cut;
    }

    @Override
    public ConnectionRequest requestConnection(HttpRoute route, Object state) {
        ConnectionRequest request = super.requestConnection(route, state);
        return new ConnectionRequest() {
            @Override
            public HttpClientConnection get(long timeout, TimeUnit unit)
                    throws InterruptedException, ExecutionException, ConnectionPoolTimeoutException {
                HttpClientConnection connection = request.get(timeout, unit);
                if (cut) {
                    throw none();
                }
                return connection;
            }

            @Override
            public boolean cancel() {
                return request.cancel();
            }
        };
    }

    @Override
    public void connect(HttpClientConnection connection, HttpRoute route, int timeout, HttpContext context)
            throws IOException {
        try {
            super.connect(connection, route, timeout, context);
        } catch (IOException e) {
            throw cut ? none() : e; // nothing was sent
        }
    }

    private static ConnectionPoolTimeoutException none() {
        return new ConnectionPoolTimeoutException("The connections were cut");
    }

    /** Without a farewell, which the server might not take in. */
    private static void sever(PoolEntry<HttpRoute, ? extends HttpClientConnection> wire) {
        try {
            wire.getConnection().shutdown();
        } catch (IOException e) {
            throw new UncheckedIOException("A connection cannot be closed", e);
        }
    }
}
