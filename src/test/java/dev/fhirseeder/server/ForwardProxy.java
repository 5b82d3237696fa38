package dev.fhirseeder.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A proxy on a free port of the loopback interface that leads every way to one server of this machine, whatever its name:
 * so the client must have asked it, and cannot have looked the name up itself.
 */
public final class ForwardProxy implements AutoCloseable {

    private final ServerSocket door;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final int upstream;
    private final String answer;
    private final String expected;

    /** Leads to that port. */
    public ForwardProxy(int upstream) {
        this(upstream, "", "");
    }

    private ForwardProxy(int upstream, String answer, String expected) {
        this.upstream = upstream;
        this.answer = answer;
        this.expected = expected;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    /** Leads nowhere, and says so with a status line such as {@code 403 Forbidden}. */
    public static ForwardProxy refusing(String status) {
        return new ForwardProxy(0, status, "");
    }

    /** Leads to that port whoever says at once who he is, by this header in small letters. */
    public static ForwardProxy expecting(int upstream, String header) {
        return new ForwardProxy(upstream, "407 Proxy Authentication Required", header.toLowerCase(Locale.ROOT));
    }

    /** Returns the address with scheme and port. */
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** Returns the port. */
    public int port() {
        return door.getLocalPort();
    }

    /** Returns the first line and the header of the first request of each connection. */
    public List<String> heads() {
        return heads;
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                threads.execute(() -> serve(client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            StringBuilder text = new StringBuilder();
            while (text.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    return;
                }
                text.append((char) next);
            }
            String head = text.toString();
            heads.add(head);
            if (!answer.isEmpty()
                    && (expected.isEmpty() || !head.toLowerCase(Locale.ROOT).contains(expected))) {
                say(client, "HTTP/1.1 " + answer + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                return;
            }
            lead(client, in, head);
        } catch (IOException e) {
            // one of the two has gone
        }
    }

    /** Of an absolute address the server gets the path; a tunnel it gets as it comes. */
    private void lead(Socket client, InputStream in, String head) throws IOException {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), upstream)) {
            if (head.startsWith("CONNECT ")) {
                say(client, "HTTP/1.1 200 Connection established\r\n\r\n");
            } else {
                say(
                        server,
                        head.replaceFirst(" http://[^/ ]+", " ")
                                .replaceFirst("(?im)^proxy-[^\r\n]*\r\n", "")
                                .replaceFirst("\r\n", "\r\nConnection: close\r\n"));
            }
            threads.execute(() -> pour(in, server));
            server.getInputStream().transferTo(client.getOutputStream());
        }
    }

    private static void pour(InputStream from, Socket into) {
        try {
            from.transferTo(into.getOutputStream());
        } catch (IOException e) {
            // one of the two has gone
        }
    }

    private static void say(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
