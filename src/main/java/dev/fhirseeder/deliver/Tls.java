package dev.fhirseeder.deliver;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.apache.http.HttpHost;
import org.apache.http.conn.socket.LayeredConnectionSocketFactory;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** HttpClient's own way to https, made when the first such connection is: a server without it, and files, never need it. */
final class Tls implements LayeredConnectionSocketFactory {

    private final Supplier<SSLConnectionSocketFactory> sockets =
            Suppliers.memoize(SSLConnectionSocketFactory::getSocketFactory);

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
        return sockets.get().connectSocket(timeout, socket, host, remote, local, context);
    }

    @Override
    public Socket createLayeredSocket(Socket socket, String target, int port, HttpContext context) throws IOException {
        return sockets.get().createLayeredSocket(socket, target, port, context);
    }
}
