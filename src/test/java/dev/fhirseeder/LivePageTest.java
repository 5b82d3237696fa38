package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.page.Markup;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** What people see who open the port of requests in a browser that runs no program. */
class LivePageTest {

    private static final String HOSTILE = "</td><script>alert(1)</script><b title='x'>\"";

    @TempDir
    Path data;

    @Test
    void an_idle_seeder_says_so_and_offers_to_start_and_to_look() throws Exception {
        try (Asking asking = new Asking(data, LivePageTest::taken, seeding -> seeding.with("NUM_RECORDS", 7))) {

            // When
            HttpResponse<String> answer = asking.get("/");

            // Then
            Markup page = page(answer);
            assertThat(words(page))
                    .contains("Idle No run is under way.", "None yet.", "None: everything that was sent was taken.")
                    .contains(asking.server().baseUrl());
            assertThat(element(page, "start-records").getAttribute("value")).isEqualTo("7");
            assertThat(Markup.within(element(page, "look-pt"), "option"))
                    .extracting(option -> option.getAttribute("value"))
                    .containsExactly("bc", "on", "bc,on");
            assertThat(page.all("button"))
                    .filteredOn(button -> !button.getTextContent().equals("Show the person"))
                    .as("what needs a program waits for it")
                    .allMatch(button -> button.hasAttribute("disabled"));
        }
    }

    @Test
    void it_is_kept_nowhere_framed_nowhere_and_nothing_foreign_runs_in_it() throws Exception {
        try (Asking asking = new Asking(data)) {
            for (String path : new String[] {"/", "/preview/page?seed=7&index=1"}) {
                // When
                HttpResponse<String> answer = asking.get(path);

                // Then
                assertThat(header(answer, "Content-Security-Policy"))
                        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe");
                assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
                assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
                assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
                Markup page = page(answer);
                assertThat(page.all("style")).isEmpty();
                assertThat(page.all("*")).noneMatch(element -> element.hasAttribute("style"));
                assertThat(page.all("script"))
                        .allMatch(script -> script.getAttribute("src").equals("/page/live.js"));
                for (Element part : page.all("*")) {
                    String address = part.getAttribute(part.getTagName().equals("link") ? "href" : "src");
                    if (address.startsWith("/")) {
                        assertThat(asking.get(address).statusCode()).as(address).isEqualTo(200);
                    }
                }
            }
            assertThat(header(asking.get("/page/live.js"), "Content-Type")).isEqualTo("text/javascript; charset=utf-8");
            assertThat(header(asking.get("/runs"), "Content-Security-Policy"))
                    .isEqualTo("default-src 'none'; frame-ancestors 'none'");
        }
    }

    @Test
    void a_run_is_seen_while_it_is_under_way_and_when_it_has_ended_with_its_page() throws Exception {
        // Given
        Semaphore takes = new Semaphore(2);
        try (Asking asking = new Asking(
                data,
                (number, bundle) -> {
                    takes.acquireUninterruptibly();
                    return Answer.taken(bundle);
                },
                seeding -> seeding.with("BUNDLE_SIZE", 1).with("PARALLELISM", 1))) {
            HttpResponse<String> promise =
                    asking.send(asking.asked("{\"records\":5,\"runId\":\"mine\",\"pt\":\"bc,on\"}")
                            .header("Prefer", "respond-async"));
            asking.await("/runs/mine", run -> run.path("delivered").asInt() == 2);

            // When
            Markup during = page(asking.get("/"));
            takes.release(3);
            asking.await(promise, "ended");
            Markup after = page(asking.get("/"));

            // Then
            assertThat(words(during)).contains("Running One run is under way.", "2 of 5 people, ");
            Element bar = during.all("progress").get(0);
            assertThat(bar.getAttribute("value") + "/" + bar.getAttribute("max"))
                    .isEqualTo("2/5");
            assertThat(words(after)).contains("Idle", "mine BC, ON complete 5 5 0 0");
            assertThat(words(after)).as("until").containsPattern("20\\d\\d-\\d\\d-\\d\\dT[0-9:]{8}Z JSON");
            assertThat(element(after, "run-mine").getAttribute("href")).isEqualTo("/runs/mine/page");
            HttpResponse<String> report = asking.get("/runs/mine/page");
            assertThat(header(report, "Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'");
            assertThat(header(report, "Content-Security-Policy")).doesNotContain("script-src");
            assertThat(words(page(report))).contains("Run mine", "Every record delivered to");
        }
    }

    @Test
    void a_server_out_of_reach_is_told_of() throws Exception {
        try (Asking asking =
                new Asking(data, LivePageTest::taken, seeding -> seeding.with("FHIR_URL", "http://127.0.0.1:1/fhir"))) {
            // When
            asking.send(asking.asked("{\"records\":1,\"runId\":\"mine\"}").header("Prefer", "respond-async"));

            // Then
            Markup page = page(asking.get("/"));
            long end = System.nanoTime() + 60_000_000_000L;
            while (!words(page).contains("It waits for the server.")) {
                assertThat(System.nanoTime()).as(words(page)).isLessThan(end);
                page = page(asking.get("/"));
            }
            assertThat(words(page)).contains("Waiting The FHIR server is out of reach since 20");
        }
    }

    @Test
    void whatever_comes_from_outside_stays_text() throws Exception {
        try (Asking asking = new Asking(data, (number, bundle) -> Answer.refused(422), seeding -> {})) {
            // Given
            asking.seed("{\"records\":1}");
            Path cause = new Seeding(data).files("dead-letter", ".cause.json").get(0);
            Files.writeString(
                    cause,
                    Files.readString(cause)
                            .replaceFirst(
                                    "\"exception\" : \"[^\"]+\"",
                                    "\"exception\" : \"%s\"".formatted(HOSTILE.replace("\"", "\\\\\""))));
            Files.writeString(data.resolve("dead-letter/<b>${sys.user.home}&.json"), "{}");

            // When
            Markup page = page(asking.get("/"));

            // Then
            assertThat(page.all("b")).isEmpty();
            assertThat(page.all("script")).hasSize(1);
            assertThat(words(page))
                    .contains(
                            HOSTILE,
                            "<b>${sys.user.home}&",
                            "None that can be read",
                            "The server refuses what is in it.")
                    .doesNotContain("scripted");
            assertThat(page.all("button"))
                    .extracting(button -> button.getAttribute("data-letter"))
                    .as("nobody is asked to send what we have not written")
                    .contains("", cause.getFileName().toString().replace(".cause.json", ""))
                    .noneMatch(letter -> letter.contains("<"));
            assertThat(page(asking.get("/preview/page?pt=%3Cb%3E%22&index=x&seed=%3C/script%3E"), 400)
                            .all("b"))
                    .isEmpty();
        }
    }

    @Test
    void there_is_nothing_else_to_look_at() throws Exception {
        try (Asking asking = new Asking(data)) {
            // Given
            Files.createDirectories(data.resolve("reports"));
            Files.writeString(data.resolve("secret.html"), "kestrel");
            Files.writeString(data.resolve("reports/latest.html"), "kestrel");
            for (String path : new String[] {
                "/runs/../page",
                "/runs/..%2Fsecret/page",
                "/runs/%2e%2e%2fsecret/page",
                "/runs/latest/page",
                "/runs/secret%00/page",
                "/runs/nobody/page",
                "/page/report",
                "/page/..%2Fopenapi.json",
                "/page/../openapi.jsonx",
                "/page/jvm.args",
                "/page/",
                "/dead-letters/x"
            }) {
                // When
                HttpResponse<String> answer = asking.get(path);

                // Then
                assertThat(answer.statusCode()).as(path).isEqualTo(404);
                assertThat(answer.body()).doesNotContain("kestrel");
            }
        }
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String words(Markup page) {
        return page.text().replaceAll("\\s+", " ");
    }

    private static Element element(Markup page, String id) {
        return page.all("*").stream()
                .filter(element -> element.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Markup page(HttpResponse<String> answer) {
        return page(answer, 200);
    }

    private static Markup page(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(header(answer, "Content-Type")).isEqualTo("text/html; charset=utf-8");
        return Markup.of(answer.body());
    }

    private static Answer taken(int number, JsonNode bundle) {
        return Answer.taken(bundle);
    }
}
