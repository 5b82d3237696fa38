package dev.fhirseeder.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/** Answers what has failed before a route had it, or after: a body that is too large, a path that is none. */
public final class Mishap implements Handler<RoutingContext> {

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
        Problem problem = Problem.of(status, detail(status));
        Reason reason = status < 500 ? Reason.of(problem) : new Reason("The call broke down", context.failure());
        give(context, problem.answer().because(reason));
    }

    /** Answers before any route of Camel has the call; who asks for the headers alone gets no body. */
    static void give(RoutingContext context, Answer answer) {
        answer.tell(
                context.request().method().name(),
                Objects.requireNonNullElse(context.request().path(), "/"));
        boolean head = context.request().method().equals(HttpMethod.HEAD);
        answer.headers().forEach((name, value) -> context.response().putHeader(name, value));
        context.response()
                .setStatusCode(answer.status())
                .putHeader("Content-Type", answer.contentType())
                .end(head ? Buffer.buffer() : Buffer.buffer(answer.body().utf8()));
    }

    private String detail(int status) {
        return switch (status) {
            case 413 -> "body: expected at most %,d bytes.".formatted(longest);
            case 400 -> "The call is not as HTTP has it.";
            default -> "The log of the seeder says why.";
        };
    }
}
