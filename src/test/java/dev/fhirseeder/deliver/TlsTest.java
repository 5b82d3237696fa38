package dev.fhirseeder.deliver;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.tls.Approach;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import javax.net.ssl.SSLException;
import org.apache.http.HttpHost;
import org.apache.http.protocol.BasicHttpContext;
import org.junit.jupiter.api.Test;

class TlsTest {

    @Test
    void nothing_is_said_to_a_server_that_speaks_no_tls() throws Exception {
        // Given
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Future<?> answered = CompletableFuture.runAsync(() -> answerPlainly(plain));
            var address = new InetSocketAddress(plain.getInetAddress(), plain.getLocalPort());
            var host = new HttpHost(plain.getInetAddress(), plain.getLocalPort(), "https");
            Tls tls = new Tls(Approach.DIRECT.assurance(), new Handshake(Approach.DIRECT.assurance()));

            // Then
            assertThatThrownBy(() -> tls.connectSocket(10_000, null, host, address, null, new BasicHttpContext()))
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining("speaks no TLS");
            answered.get();
        }
    }

    private static void answerPlainly(ServerSocket door) {
        try (Socket visitor = door.accept();
                OutputStream out = visitor.getOutputStream()) {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            visitor.getInputStream().readAllBytes();
        } catch (IOException e) {
            // The other side hangs up.
        }
    }
}
