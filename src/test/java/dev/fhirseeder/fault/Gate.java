package dev.fhirseeder.fault;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * An address at which no connection comes about.
 *
 * @param baseUrl that the seeder is given
 * @param open what is to be closed
 */
record Gate(String baseUrl, List<AutoCloseable> open) implements AutoCloseable {

    private static final char[] PASSWORD = "changeit".toCharArray();

    /** Ways in which none comes about, in the order in which people read of them. */
    enum Kind {
        UNKNOWN_HOST("unknown host"),
        DEAF("no connection within ten seconds"),
        NO_TLS("`https` to a port without TLS"),
        STRANGE_CERTIFICATE("a certificate that nobody vouches for");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** Opens such an address before a real server. */
    static Gate to(Kind kind, String server, Path folder) throws Exception {
        return switch (kind) {
            case UNKNOWN_HOST -> new Gate("http://fhir-seeder.invalid/fhir", List.of());
            case DEAF -> deaf();
            case NO_TLS -> before(new FaultProxy(server));
            case STRANGE_CERTIFICATE -> before(new FaultProxy(server, strange(folder), 0));
        };
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private static Gate before(FaultProxy proxy) {
        return new Gate(proxy.baseUrl().replace("http:", "https:"), List.of(proxy));
    }

    /** A port whose queue is full and never shrinks: the system then does not answer who wants to connect. */
    private static Gate deaf() throws IOException {
        List<AutoCloseable> open = new ArrayList<>();
        ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        open.add(listener);
        for (int i = 0; i < 4; i++) {
            Socket waiting = new Socket();
            open.add(waiting);
            try {
                waiting.connect(new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()), 200);
            } catch (IOException full) {
                break;
            }
        }
        return new Gate("http://127.0.0.1:" + listener.getLocalPort() + FaultProxy.PATH, open);
    }

    /** Sockets of TLS with a certificate that the JDK's own tool has made a moment ago. */
    private static ServerSocketFactory strange(Path folder) throws Exception {
        Path file = folder.resolve("strange.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "SAN=IP:127.0.0.1",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .inheritIO()
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool could not make a certificate");
        }
        return context(file).getServerSocketFactory();
    }

    private static SSLContext context(Path file) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
