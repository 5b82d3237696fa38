package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.server.ScriptedServer.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in to ask by HTTP, and that what a stranger writes is never more than a text. */
class HostileCallTest {

    private static final String TOKEN = "a-token-that-is-known-to-one";
    private static final String PASSWORD = "a-password-known-to-one";

    @TempDir
    static Path data;

    private static Asking asking;
    private static Asking guarded;

    @BeforeAll
    static void start() throws Exception {
        asking = new Asking(data.resolve("open"));
        guarded = new Asking(
                data.resolve("guarded"),
                (number, bundle) -> Answer.taken(bundle),
                seeding -> seeding.with("HTTP_TOKEN", TOKEN)
                        .with("HTTP_USER", "ward-3")
                        .with("HTTP_PASSWORD", PASSWORD)
                        .with("MANAGEMENT_PORT", 0));
    }

    @AfterAll
    static void end() throws Exception {
        asking.close();
        guarded.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer a-token-that-is-known-to-on",
                "Bearer A-TOKEN-THAT-IS-KNOWN-TO-ONE",
                "Basic a-token-that-is-known-to-one",
                "a-token-that-is-known-to-one",
                "Basic %%%",
                "Basic YS10b2tlbi10aGF0LWlzLWtub3duLXRvLW9u",
                "Basic YW55Ym9keTphLXRva2VuLXRoYXQtaXMta25vd24tdG8tb24=",
                "Basic YW55Ym9keTphLXBhc3N3b3JkLWtub3duLXRvLW9uZQ==",
                "Basic YW55Ym9keTo="
            })
    void nobody_is_let_in_without_the_token(String shown) throws Exception {
        for (String path :
                "/seed /runs /runs/a /runs/a/page /preview /preview/page /dead-letters /replays /page/live.js /openapi.json /nowhere /"
                        .split(" ")) {
            // When
            var call = path.equals("/seed") ? guarded.asked("{}") : guarded.call(path);
            HttpResponse<String> answer = guarded.send(shown.isEmpty() ? call : call.header("Authorization", shown));

            // Then
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.headers().allValues("WWW-Authenticate"))
                    .as("not every browser reads a second one in the same")
                    .containsExactly("Basic realm=\"fhir-seeder\", charset=\"UTF-8\"", "Bearer realm=\"fhir-seeder\"");
            assertThat(answer.body()).doesNotContain(TOKEN, PASSWORD);
        }
        assertThat(guarded.server().requests()).isZero();
    }

    @Test
    void the_token_or_the_password_lets_in_and_a_browser_may_show_the_token_as_a_password() throws Exception {
        assertThat(guarded.send(guarded.asked("{}").header("Authorization", "bearer  " + TOKEN))
                        .statusCode())
                .isEqualTo(200);
        for (String shown : List.of("ward-3:" + PASSWORD, "whoever:" + TOKEN, ":" + TOKEN)) {
            assertThat(guarded.send(guarded.call("/runs")
                                    .header(
                                            "Authorization",
                                            "Basic "
                                                    + Base64.getEncoder()
                                                            .encodeToString(shown.getBytes(StandardCharsets.UTF_8))))
                            .statusCode())
                    .as(shown)
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "evil.example, , 421",
        "127.0.0.1.evil.example, , 421",
        "localhost, http://evil.example, 403",
        "localhost, null, 403",
        "localhost, http://localhost:1, 403",
        "localhost, http://[, 403",
        "localhost, http://localhost, 400",
        "LOCALHOST, , 400",
        "'[::1]:8081', , 400",
        "127.0.0.2, , 400"
    })
    void a_page_in_a_browser_asks_for_nobody(String host, String origin, int status) throws Exception {
        // When
        String answer = raw(
                asking,
                "POST /seed HTTP/1.1\r\nHost: %s\r\n%sContent-Type: application/json\r\nContent-Length: 13\r\nConnection: close\r\n\r\n{\"records\":0}"
                        .formatted(host, origin == null ? "" : "Origin: " + origin + "\r\n"));

        // Then
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void who_asks_too_often_is_told_so() throws Exception {
        try (Asking asking =
                new Asking(data, (number, bundle) -> Answer.taken(bundle), seeding -> seeding.with("HTTP_RATE", 1))) {
            // When
            var answers = IntStream.range(0, 20)
                    .mapToObj(i -> asking.sendAsync(asking.call("/runs")))
                    .map(java.util.concurrent.CompletableFuture::join)
                    .toList();

            // Then
            assertThat(answers).anyMatch(answer -> answer.statusCode() == 200).anySatisfy(answer -> {
                assertThat(answer.statusCode()).isEqualTo(429);
                assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "POST /seed HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: -1\r\n\r\n",
                "POST /seed HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: x\r\n\r\n",
                "GET /runs/%00%0d%0a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /runs/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /runs/..%5c..%5csecret HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /preview?%24%7Bbean:desk%7D=1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            })
    void what_is_no_call_is_answered_without_anything_of_the_inside(String bytes) throws Exception {
        // When
        String answer = raw(asking, bytes);

        // Then
        assertThat(answer)
                .doesNotContain("java.", "dev.fhirseeder", "Exception", "\tat ", "root:")
                .matches("(?s)(HTTP/\\d.\\d (4\\d\\d|501) .*)?");
        assertThat(asking.get("/runs").statusCode()).as("it is still there").isEqualTo(200);
    }

    @Test
    void a_header_may_be_so_long_and_no_longer() throws Exception {
        // When
        String answer = raw(
                asking,
                "GET /runs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Long: " + "x".repeat(10_000)
                        + "\r\n\r\n");

        // Then
        assertThat(answer).doesNotStartWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${bean:register?method=latest}",
                "${sys.user.home}",
                "${env.PATH}",
                "{{seeder.fhir-url}}",
                "../../mine",
                "a/b",
                "a\\b",
                "a%2fb",
                "a\0b",
                "fhir?throwExceptionOnFailure=false",
                "ndjson?fileName=mine",
                "direct:sink-fhir"
            })
    void no_word_of_a_request_is_ever_evaluated(String hostile) throws Exception {
        String text = hostile.replace("\\", "\\\\").replace("\0", "\\u0000");
        for (String word : new String[] {"runId", "sink", "city", "vaccines", "pt", "seed", "asOf"}) {
            // When
            HttpResponse<String> answer = asking.seed("{\"records\":1,\"%s\":\"%s\"}".formatted(word, text));

            // Then
            assertThat(answer.statusCode()).as("%s %s", word, answer.body()).isEqualTo(400);
            assertThat(answer.body()).doesNotContain(System.getProperty("user.home"), "\"runs\"");
        }
        assertThat(asking.server().requests()).isZero();
    }

    @Test
    void no_header_of_camel_comes_in_from_outside() throws Exception {
        // When
        HttpResponse<String> answer = asking.send(asking.asked("{\"records\":1,\"sink\":\"ndjson\"}")
                .header("CamelHttpUri", "http://evil.example/")
                .header("camelhttpresponsecode", "418")
                .header("CamelFileName", "../evil")
                .header("CAMELFHIR.URL", "http://evil.example/")
                .header("CamelBeanMethodName", "latest")
                .header("CamelToEndpoint", "direct:evil")
                .header("sink", "bundles")
                .header("pt", "on")
                .header("startIndex", "41")
                .header("runKey", "${sys.user.home}")
                .header("run", "evil"));

        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"pt\":\"bc\"", "\"startIndex\":0,");
        assertThat(data.resolve("open/ndjson/Patient.ndjson")).exists();
        assertThat(data.resolve("open/bundles")).doesNotExist();
        assertThat(asking.server().requests()).isZero();
    }

    /** Sends bytes as they are, and returns all that comes. */
    private static String raw(Asking asking, String bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), asking.port())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (java.net.SocketException e) {
            return ""; // it was hung up on
        }
    }
}
