import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/**
 * A FHIR server that takes everything and keeps nothing, so that what a run costs is the seeder's own: each POST is answered
 * at once with a Bundle that holds a success for each entry that it sent.
 *
 * <p>Started as a process of its own, by {@code java src/bench/AnswerAtOnce.java [port]}, on loopback; without a port, or
 * with 0, on a free one. Prints its address in its first line, and how much it was sent when it is ended.
 */
public final class AnswerAtOnce {

    private static final byte[] REQUEST = "\"request\":{".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BATCH = "\"type\":\"batch\"".getBytes(StandardCharsets.UTF_8);
    private static final String TAKEN = "{\"response\":{\"status\":\"201 Created\",\"etag\":\"W/\\\"1\\\"\"}}";

    private static final AtomicLong BUNDLES = new AtomicLong();
    private static final AtomicLong ENTRIES = new AtomicLong();

    private AnswerAtOnce() {}

    public static void main(String... args) throws IOException {
        int port = args.length == 0 ? 0 : Integer.parseInt(args[0]);
        try (ServerSocket door = new ServerSocket(port, 64, InetAddress.getLoopbackAddress())) {
            System.out.println("http://127.0.0.1:" + door.getLocalPort() + "/fhir");
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() ->
                            System.out.println(BUNDLES + " Bundles with " + ENTRIES + " entries were answered")));
            while (true) {
                Socket visitor = door.accept();
                visitor.setTcpNoDelay(true);
                Thread thread = new Thread(() -> serve(visitor));
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    private static void serve(Socket visitor) {
        try (visitor;
                InputStream in = new BufferedInputStream(visitor.getInputStream(), 1 << 16);
                OutputStream out = visitor.getOutputStream()) {
            for (String first = line(in); first != null; first = line(in)) {
                Map<String, String> headers = headers(in);
                byte[] body = body(in, headers);
                answer(out, first.startsWith("POST ") ? taken(body) : "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"}");
            }
        } catch (IOException e) {
            // Whoever went away needs no answer.
        }
    }

    private static String taken(byte[] body) {
        int entries = count(body, REQUEST);
        BUNDLES.incrementAndGet();
        ENTRIES.addAndGet(entries);
        StringBuilder text = new StringBuilder(100 + entries * (TAKEN.length() + 1));
        text.append("{\"resourceType\":\"Bundle\",\"type\":\"")
                .append(count(body, BATCH) > 0 ? "batch" : "transaction")
                .append("-response\",\"entry\":[");
        for (int i = 0; i < entries; i++) {
            text.append(i == 0 ? "" : ",").append(TAKEN);
        }
        return text.append("]}").toString();
    }

    private static void answer(OutputStream out, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/fhir+json;charset=UTF-8\r\nContent-Length: "
                + body.length + "\r\n\r\n";
        byte[] bytes = new byte[head.length() + body.length];
        System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, head.length());
        System.arraycopy(body, 0, bytes, head.length(), body.length);
        out.write(bytes);
        out.flush();
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        byte[] body;
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            body = chunks(in);
        } else {
            body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        }
        return "gzip".equalsIgnoreCase(headers.get("content-encoding"))
                ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes()
                : body;
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var whole = new java.io.ByteArrayOutputStream(1 << 17);
        while (true) {
            String size = line(in);
            if (size == null) {
                throw new EOFException("in the middle of a request");
            }
            byte[] chunk = in.readNBytes(Integer.parseInt(size.split(";")[0].strip(), 16));
            line(in);
            if (chunk.length == 0) {
                return whole.toByteArray();
            }
            whole.write(chunk);
        }
    }

    /** Returns a line without its end, null when there is none any more. */
    private static String line(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder(80);
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                return text.toString();
            }
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return null;
    }

    private static int count(byte[] text, byte[] wanted) {
        int count = 0;
        for (int i = 0; i <= text.length - wanted.length; i++) {
            if (text[i] == wanted[0] && text[i + 2] == wanted[2] && matches(text, i, wanted)) {
                count++;
            }
        }
        return count;
    }

    private static boolean matches(byte[] text, int from, byte[] wanted) {
        for (int i = 1; i < wanted.length; i++) {
            if (text[from + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
