package dev.fhirseeder.http;

import dev.fhirseeder.settings.Counted;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.StreamResetException;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;

/**
 * Answers what has failed before a route had it, or after: a body that is too large, a path that is none. Who has gone is not
 * answered, and one line of the log says so.
 */
public final class Mishap implements Handler<RoutingContext> {

    private static final Reason GONE = new Reason("The caller broke off, or was too slow, and is not answered.", null);

    private static final int TIMEOUT = 408;

    private static final String TOLD = "fhir-seeder.told";

    private final long longest;

    /**
     * Prepares the answers.
     *
     * @param longest how many bytes a body may have
     */
    public Mishap(long longest) {
        this.longest = longest;
    }

    @Override
    public void handle(RoutingContext context) {
        int status = context.statusCode() < 400 ? 500 : context.statusCode();
        if (context.response().headWritten()) {
            context.next();
            return;
        }
        if (isGone(context)) {
            if (context.data().put(TOLD, true)
                    == null) { // a reset fails the call, and the end of its connection once more
                GONE.tell(method(context), path(context), TIMEOUT);
            }
            context.response().reset(); // whatever is left of the connection holds nobody up
            return;
        }
        Problem problem = Problem.of(status, detail(status, context));
        Reason reason = status < 500 ? Reason.of(problem) : new Reason("The call broke down", context.failure());
        give(context, problem.answer().because(reason));
    }

    /** Answers before any route of Camel has the call; who asks for the headers alone gets no body. */
    static void give(RoutingContext context, Answer answer) {
        answer.tell(method(context), path(context));
        boolean head = context.request().method().equals(HttpMethod.HEAD);
        answer.headers().forEach((name, value) -> context.response().putHeader(name, value));
        context.response()
                .setStatusCode(answer.status())
                .putHeader("Content-Type", answer.contentType())
                .end(head ? Buffer.buffer() : Buffer.buffer(answer.body().utf8()));
    }

    /** By its own end, by a reset, or because the gate has hung up on it; while it still waits, a closed connection is another. */
    private static boolean isGone(RoutingContext context) {
        Throwable failure = context.failure();
        return failure instanceof StreamResetException
                || (!context.request().isEnded()
                        && (failure instanceof HttpClosedException || failure instanceof IOException));
    }

    private static String method(RoutingContext context) {
        return context.request().method().name();
    }

    private static String path(RoutingContext context) {
        return Objects.requireNonNullElse(context.request().path(), "/");
    }

    /** A body that comes in pieces is not counted to its end. */
    private static String length(RoutingContext context) {
        String length = context.request().getHeader("Content-Length");
        return length == null || !length.matches("[0-9]{1,18}")
                ? "more bytes"
                : Counted.of(Long.parseLong(length), "byte", "bytes");
    }

    private String detail(int status, RoutingContext context) {
        return switch (status) {
            case 413 -> String.format(Locale.ROOT, "body: found %s, expected at most %,d.", length(context), longest);
            case 400 -> "The call is not as HTTP has it.";
            default -> "The log of the seeder says why.";
        };
    }
}
