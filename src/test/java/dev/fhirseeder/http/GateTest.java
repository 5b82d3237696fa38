package dev.fhirseeder.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The gate before a real server of Vert.x, with little patience, and a clock that stands. */
class GateTest {

    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final String TOKEN = "0123456789abcdef";
    private static final String SHOWN = "Authorization: Bearer " + TOKEN + "\r\n";

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger served = new AtomicInteger();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.fhirseeder.http.Calls");
    private final AppenderBase<ILoggingEvent> log = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            heard.add(event.getLevel() + " " + event.getFormattedMessage() + " " + event.getThrowableProxy());
        }
    };
    private HttpServer server;

    @BeforeEach
    void open() throws Exception {
        Reason.begin(() -> 0);
        log.start();
        logger.addAppender(log);
        Router router = Router.router(vertx);
        router.route()
                .handler(new Gate(
                        new Pass(Optional.of(TOKEN), Optional.empty()),
                        new Rate(3, () -> 0),
                        Optional.of("127.0.0.1"),
                        PATIENCE));
        router.route().failureHandler(new Mishap(100));
        router.route().handler(BodyHandler.create(false));
        router.route().handler(context -> {
            served.incrementAndGet();
            vertx.setTimer(3 * PATIENCE.toMillis(), late -> context.response().end("served"));
        });
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(1, TimeUnit.MINUTES);
    }

    @AfterEach
    void close() throws Exception {
        logger.detachAppender(log);
        Reason.begin(System::nanoTime);
        leave();
    }

    /** When it returns, nothing more is said. */
    private void leave() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 10\r\n\r\n{",
                "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n",
                "Content-Length: 10\r\n\r\n"
            })
    void who_does_not_come_to_an_end_is_hung_up_on(String rest) throws Exception {
        assertThat(said("POST /seed HTTP/1.1\r\nHost: localhost\r\n" + SHOWN + rest))
                .isEmpty();
        assertThat(served).hasValue(0);
        assertOneWarning();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void who_breaks_off_is_no_fault_of_ours(boolean reset) throws Exception {
        // When
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
            socket.setSoLinger(reset, 0);
            socket.getOutputStream()
                    .write(("POST /seed HTTP/1.1\r\nHost: localhost\r\n" + SHOWN
                                    + "Expect: 100-continue\r\nContent-Length: 10\r\n\r\n{")
                            .getBytes(ISO_8859_1));
            assertThat(socket.getInputStream().read()).isPositive();
        }

        // Then
        assertOneWarning();
        assertThat(served).hasValue(0);
    }

    @Test
    void who_breaks_off_by_a_reset_of_http_2_is_no_fault_of_ours() throws Exception {
        // When
        vertx.createHttpClient(new HttpClientOptions()
                        .setProtocolVersion(HttpVersion.HTTP_2)
                        .setHttp2ClearTextUpgrade(false))
                .request(HttpMethod.POST, server.actualPort(), "127.0.0.1", "/seed")
                .onSuccess(call -> call.putHeader("Authorization", "Bearer " + TOKEN)
                        .setChunked(true)
                        .write("{")
                        .onSuccess(sent -> call.reset()));

        // Then
        assertOneWarning();
        assertThat(served).hasValue(0);
    }

    private void assertOneWarning() throws Exception {
        List<String> lines = new ArrayList<>();
        lines.add(String.valueOf(heard.poll(1, TimeUnit.MINUTES)));
        leave();
        heard.drainTo(lines);
        assertThat(lines)
                .containsExactly(
                        "WARN method=POST path=/seed status=408 result=\"The caller broke off, or was too slow, and"
                                + " is not answered.\" null");
    }

    @Test
    void who_has_said_all_is_answered_however_long_that_takes() throws IOException {
        assertThat(said("POST /seed HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + SHOWN
                        + "Content-Length: 2\r\n\r\n{}"))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("served");
    }

    @Test
    void who_is_refused_uses_up_nothing_of_what_others_may_ask() throws IOException {
        // When
        List<Integer> refused = asking(5, "Authorization: Bearer 0123456789abcdeg\r\n");
        List<Integer> taken = asking(4, SHOWN);

        // Then
        assertThat(refused).containsExactly(401, 401, 401, 429, 429);
        assertThat(taken).containsExactly(200, 200, 200, 429);
        assertThat(served).hasValue(3);
    }

    private List<Integer> asking(int times, String shown) throws IOException {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            String answer = said("GET /runs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + shown + "\r\n");
            statuses.add(Integer.valueOf(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length())));
        }
        return statuses;
    }

    /** Returns all that is said until the connection is closed. */
    private String said(String call) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(call.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
