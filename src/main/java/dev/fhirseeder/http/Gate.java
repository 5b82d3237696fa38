package dev.fhirseeder.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Before everything that may be called on the port of requests: lets in only as many as may come, who call it by its name, are
 * no page of somewhere else in a browser, show what must be shown, and say within some time all that they have to say. Routes
 * of others on that port lie behind it, too.
 */
public final class Gate implements Handler<RoutingContext> {

    /** It stands before everything. */
    public static final int ORDER = Integer.MIN_VALUE;

    /** What a machine calls itself; anything else may be the name of a page that somebody has led to this address. */
    private static final Pattern OURSELVES = Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");

    private static final int UNKNOWN = 401;

    private final Pass pass;
    private final Rate rate;
    private final Rate strangers;
    private final Optional<String> loopback;
    private final Duration patience;

    /**
     * Builds the gate.
     *
     * @param pass must be shown
     * @param rate at which calls are let in, and apart from these so many are told why they are not
     * @param loopback the address on which is listened, if it is one of loopback: it is then called by no other name
     * @param patience how long a call may take to come whole
     */
    public Gate(Pass pass, Rate rate, Optional<String> loopback, Duration patience) {
        this.pass = pass;
        this.rate = rate;
        this.strangers = rate.another();
        this.loopback = loopback;
        this.patience = patience;
    }

    @Override
    public void handle(RoutingContext context) {
        Shield.raise(context.response());
        Optional<Answer> refusal = refusal(context.request());
        if (refusal.isPresent()) {
            context.response().putHeader("Connection", "close"); // what it still sends is nobody's
            if (refusal.get().status() == UNKNOWN) {
                context.response().putHeader("WWW-Authenticate", pass.challenges());
            }
            Mishap.give(context, refusal.get());
            return;
        }
        HttpServerRequest request = context.request();
        long end = context.vertx().setTimer(patience.toMillis(), timer -> {
            if (!request.isEnded()) {
                request.connection().close();
            }
        });
        context.addEndHandler(done -> context.vertx().cancelTimer(end)); // which would hold the call until then
        context.next();
    }

    /** Who is refused uses up nothing of what those have who are not. */
    private Optional<Answer> refusal(HttpServerRequest request) {
        Optional<Answer> refusal = stranger(request);
        return (refusal.isPresent() ? strangers : rate).take() ? refusal : Optional.of(tooMany());
    }

    private static Answer tooMany() {
        return Problem.of(429, "Nothing was begun; ask again in a second.")
                .answer()
                .with("Retry-After", "1");
    }

    private Optional<Answer> stranger(HttpServerRequest request) {
        if (loopback.isPresent() && !isOurs(host(request), loopback.get())) {
            return Optional.of(Problem.of(
                            421,
                            "Host: found %s, expected localhost, or the address of HTTP_HOST."
                                    .formatted(Found.of(host(request))))
                    .answer());
        }
        String origin = request.getHeader("Origin");
        if (origin != null && !isSame(origin, Objects.requireNonNullElse(request.getHeader("Host"), ""))) {
            return Optional.of(Problem.of(
                            403, "Origin: found %s, expected none, or that of this server.".formatted(Found.of(origin)))
                    .answer());
        }
        String shown = request.getHeader("Authorization");
        return pass.isShown(shown)
                ? Optional.empty()
                : Optional.of(Problem.of(
                                UNKNOWN,
                                "Authorization: found %s, expected what the operator has given out."
                                        .formatted(shown == null || shown.isBlank() ? "nothing" : "something else"))
                        .answer());
    }

    private static String host(HttpServerRequest request) {
        return request.authority() == null ? "" : request.authority().host();
    }

    private static boolean isOurs(String host, String address) {
        return OURSELVES.matcher(host).matches() || host.equalsIgnoreCase(address);
    }

    private static boolean isSame(String origin, String host) {
        try {
            return host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
