package dev.fhirseeder.deliver;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import dev.fhirseeder.tls.Assurance;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.apache.http.HttpHost;
import org.apache.http.conn.socket.LayeredConnectionSocketFactory;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * HttpClient's own way to https, made when the first such connection is: a server without it, and files, never need it. The
 * name of the server is always compared with its certificate.
 */
final class Tls implements LayeredConnectionSocketFactory {

    private final Handshake handshake;
    private final Supplier<SSLConnectionSocketFactory> sockets;

    /**
     * Prepares the way.
     *
     * @param assurance says whom we trust
     * @param handshake says why no connection comes about
     */
    Tls(Assurance assurance, Handshake handshake) {
        this.handshake = handshake;
        this.sockets = Suppliers.memoize(() -> new SSLConnectionSocketFactory(
                assurance.context(handshake::emptyHanded),
                assurance.protocols().toArray(String[]::new),
                null,
                SSLConnectionSocketFactory.getDefaultHostnameVerifier()));
    }

    @Override
    public Socket createSocket(HttpContext context) throws IOException {
        return sockets.get().createSocket(context);
    }

    @Override
    public Socket connectSocket(
            int timeout,
            @Nullable Socket socket,
            HttpHost host,
            InetSocketAddress remote,
            @Nullable InetSocketAddress local,
            HttpContext context)
            throws IOException {
        try {
            return sockets.get().connectSocket(timeout, socket, host, remote, local, context);
        } catch (IOException e) {
            throw handshake.told(e, host.toHostString());
        }
    }

    @Override
    public Socket createLayeredSocket(Socket socket, String target, int port, HttpContext context) throws IOException {
        try {
            return sockets.get().createLayeredSocket(socket, target, port, context);
        } catch (IOException e) {
            throw handshake.told(e, target + ":" + port);
        }
    }
}
