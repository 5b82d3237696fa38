package dev.fhirseeder.deliver;

import dev.fhirseeder.tls.ProxyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.apache.http.HttpClientConnection;
import org.apache.http.HttpException;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.entity.BufferedHttpEntity;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpCoreContext;
import org.apache.http.protocol.HttpRequestExecutor;

/**
 * Bounds a whole exchange, from the first byte of the request to the last of the answer. A time-out of the socket bounds
 * only the pause between two reads, and no write: a server that reads nothing, or drips its answer, would hold a Bundle
 * for ever.
 */
final class Deadline extends HttpRequestExecutor {

    /** A thread that has nothing to watch for so long ends, and with it what it holds of an application that has ended. */
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final Duration limit;
    private final BooleanSupplier cut;
    private final Handshake handshake;
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, Deadline::daemon);

    /**
     * Sets the deadline.
     *
     * @param limit counted from the moment at which the connection stands
     * @param cut tells whether somebody else has closed the connection before its time
     * @param handshake says why a server does not let us in
     */
    Deadline(Duration limit, BooleanSupplier cut, Handshake handshake) {
        this.limit = limit;
        this.cut = cut;
        this.handshake = handshake;
        clock.setRemoveOnCancelPolicy(true);
        clock.setKeepAliveTime(IDLE.toSeconds(), TimeUnit.SECONDS);
        clock.allowCoreThreadTimeOut(true);
    }

    /**
     * Sends the request and takes in the whole answer.
     *
     * @throws ResponseTimeoutException if that was not done in time, or before the connections were cut; the connection is
     *     closed then
     * @throws ProxyException if a proxy was asked for a way to the server and opens none
     */
    @Override
    public HttpResponse execute(HttpRequest request, HttpClientConnection connection, HttpContext context)
            throws IOException, HttpException {
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> end = clock.schedule(() -> close(connection, late), limit.toNanos(), TimeUnit.NANOSECONDS);
        try {
            HttpResponse answer = super.execute(request, connection, context);
            if (isTunnel(request)) {
                checkWay(answer.getStatusLine().getStatusCode());
                return answer; // what follows it is no answer, but what the tunnel leads through
            }
            handshake.answered();
            if (answer.getEntity() != null) {
                Measured.measure(answer, context);
                answer.setEntity(new BufferedHttpEntity(answer.getEntity()));
            }
            return answer;
        } catch (IOException | HttpException | RuntimeException e) {
            if (late.get()) {
                throw new ResponseTimeoutException(
                        "within " + limit); // the cause is only that we have closed the connection
            }
            if (cut.getAsBoolean()) {
                throw new ResponseTimeoutException("before the connections were cut");
            }
            if (e instanceof IOException refusal) {
                throw handshake.told(
                        refusal, target(context), request.getRequestLine().getMethod());
            }
            throw e;
        } finally {
            end.cancel(false);
        }
    }

    /** The client would hand on a proxy's answer as if it were the server's. */
    private static void checkWay(int status) throws ProxyException {
        if (status > 299) {
            throw new ProxyException(status);
        }
    }

    private static boolean isTunnel(HttpRequest request) {
        return request.getRequestLine().getMethod().equals("CONNECT");
    }

    private static String target(HttpContext context) {
        return context.getAttribute(HttpCoreContext.HTTP_TARGET_HOST) instanceof HttpHost host
                ? host.toHostString()
                : "the server";
    }

    /** Whoever reads from or writes to the connection fails at once. */
    private static void close(HttpClientConnection connection, AtomicBoolean late) {
        late.set(true);
        try {
            connection.shutdown();
        } catch (IOException e) {
            throw new UncheckedIOException("A connection cannot be closed", e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "deadline");
        thread.setDaemon(true);
        return thread;
    }
}
