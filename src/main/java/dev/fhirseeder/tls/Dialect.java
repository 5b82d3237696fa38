package dev.fhirseeder.tls;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/**
 * Finds out whether a port speaks TLS where an address says plain HTTP, or the other way round, which both sides often answer
 * by hanging up. It is asked in the other way once, on a connection of its own, and nothing is said to it but a greeting.
 */
public final class Dialect {

    /** For the connection, and again for the whole answer. */
    private static final int LIMIT_MILLIS = 2_000;

    private static final int HANDSHAKE = 0x16;
    private static final int ALERT = 0x15;
    private static final int MAJOR_VERSION = 0x03;

    private static final byte[] PLAIN = "HEAD / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** A port of TLS that is spoken to plainly may say so in plain words: with 400, 426 or the way to its own address. */
    private static final Pattern PLAIN_ANSWER = Pattern.compile("HTTP/1\\.[01] (?!400|426|3)[1-5]\\d\\d");

    private Dialect() {}

    /**
     * Returns in words that the port of an address speaks otherwise, and which address it would take; nothing if it speaks as
     * it should, if that is not certain, or if a proxy stands before it.
     *
     * @param approach how the server is reached
     */
    public static Optional<String> fault(URI url, Approach approach) {
        if (approach.proxy(url).isPresent() || !isStraightForJvm(url)) {
            return Optional.empty();
        }
        return misnamed(url)
                .map(right -> "that port speaks %s, expected %s or another port"
                        .formatted(right.getScheme().equals("https") ? "TLS" : "plain http without TLS", right));
    }

    /** Who is named no proxy follows what the JVM was told of them. */
    private static boolean isStraightForJvm(URI url) {
        ProxySelector selector = ProxySelector.getDefault();
        return selector == null || selector.select(url).stream().allMatch(proxy -> proxy.type() == Proxy.Type.DIRECT);
    }

    /** Returns the address with the scheme that the port speaks; nothing if that is the one it has, or is not certain. */
    public static Optional<URI> misnamed(URI url) {
        try {
            if ("https".equalsIgnoreCase(url.getScheme())) {
                String answer = new String(answer(url, PLAIN, 12), StandardCharsets.ISO_8859_1);
                return PLAIN_ANSWER.matcher(answer).lookingAt() ? Optional.of(renamed(url, "http")) : Optional.empty();
            }
            byte[] answer = answer(url, greeting(), 2);
            boolean secure =
                    answer.length == 2 && (answer[0] == HANDSHAKE || answer[0] == ALERT) && answer[1] == MAJOR_VERSION;
            return secure ? Optional.of(renamed(url, "https")) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // whoever does not answer tells nothing
        }
    }

    /** The port that was asked is written out: without one the other scheme would mean another. */
    static URI renamed(URI url, String scheme) {
        String text = url.toString();
        String rest =
                text.substring(text.indexOf("//") + 2 + url.getRawAuthority().length());
        return URI.create(scheme + "://" + url.getHost() + ":" + Approach.port(url) + rest);
    }

    private static byte[] answer(URI url, byte[] greeting, int length) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.getHost(), Approach.port(url)), LIMIT_MILLIS);
            CompletableFuture.delayedExecutor(LIMIT_MILLIS, TimeUnit.MILLISECONDS)
                    .execute(() -> hangUp(socket)); // a limit of each read would begin anew with each byte
            socket.getOutputStream().write(greeting);
            InputStream in = socket.getInputStream();
            return in.readNBytes(length);
        }
    }

    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // nobody wants to hear it any more
        }
    }

    /** The first that a client of TLS says; nothing follows it, so that no certificate is looked at. */
    private static byte[] greeting() throws IOException {
        try {
            SSLEngine engine = SSLContext.getDefault().createSSLEngine();
            engine.setUseClientMode(true);
            ByteBuffer out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
            engine.wrap(ByteBuffer.allocate(0), out);
            byte[] greeting = new byte[out.flip().remaining()];
            out.get(greeting);
            return greeting;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
