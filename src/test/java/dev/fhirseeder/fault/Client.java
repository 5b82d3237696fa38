package dev.fhirseeder.fault;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The near end of one connection: reads requests, and answers them well or badly. */
final class Client {

    private static final int TLS_HANDSHAKE = 0x16;

    private final Socket socket;
    private final InputStream in;

    Client(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Reads the head of the next request; null if there is none, or if it is no HTTP. */
    @Nullable
    Request next() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = in.read();
            if (read == TLS_HANDSHAKE && head.isEmpty()) {
                write(Answer.of(400, "text/plain", "This is no TLS port").with("Connection", "close"));
                return null;
            }
            if (read < 0) {
                return null;
            }
            head.append((char) read);
        }
        return new Request(head.toString(), in);
    }

    /** Gives a whole answer. */
    void write(Answer answer) throws IOException {
        socket.getOutputStream().write(answer.head());
        socket.getOutputStream().write(answer.body());
        socket.getOutputStream().flush();
    }

    /** Gives the head of an answer and half of its body, and hangs up. */
    void writeHalf(Answer answer) throws IOException {
        socket.getOutputStream().write(answer.head());
        socket.getOutputStream().write(answer.body(), 0, answer.body().length / 2);
        socket.close();
    }

    /** Gives a whole answer in ten pieces, each after a pause. */
    void drip(Answer answer, Duration pause) throws IOException {
        socket.getOutputStream().write(answer.head());
        int piece = answer.body().length / 10 + 1;
        for (int from = 0; from < answer.body().length; from += piece) {
            LockSupport.parkNanos(pause.toNanos());
            socket.getOutputStream().write(answer.body(), from, Math.min(piece, answer.body().length - from));
            socket.getOutputStream().flush();
        }
    }

    /** Breaks the connection off, so that the other end meets a reset and not an end. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Says nothing until the other end hangs up. */
    void hush() throws IOException {
        while (in.read() >= 0) {
            // whatever is still said, there is no answer
        }
        socket.close();
    }

    boolean isOpen() {
        return !socket.isClosed();
    }
}
