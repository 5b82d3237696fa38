package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.browser.Browser;
import dev.fhirseeder.browser.Visitor;
import dev.fhirseeder.server.ScriptedServer.Answer;
import dev.fhirseeder.server.SharedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.interactions.Actions;

/**
 * The page at the port of requests in the browser of somebody who uses it: starts a run, opens its report, looks at a person, replays a
 * dead letter. It takes Debian's packages chromium and chromium-driver; without them this is skipped.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class LivePageIT {

    private static final String TOKEN = "0123456789abcdef";

    @TempDir
    Path data;

    private static Optional<Browser> browser = Optional.empty();

    private final Visitor visitor = new Visitor(looking());

    private final Semaphore takes = new Semaphore(0);
    private volatile boolean healed;
    private Asking asking;

    @BeforeAll
    static void find() {
        browser = Browser.find();
        assumeThat(browser).as("chromium and chromedriver").isPresent();
    }

    @AfterAll
    static void leave() {
        browser.ifPresent(Browser::close);
    }

    @BeforeEach
    void start() throws Exception {
        asking = new Asking(
                data,
                this::answer,
                seeding -> seeding.with("BUNDLE_SIZE", 2)
                        .with("PARALLELISM", 1)
                        .with("VACCINES", "")
                        .with("HTTP_TOKEN", TOKEN));
        looking().show("screen", "light");
        looking().resize(1280, 900);
        enter();
    }

    /** What the page of another seeder has complained of before is not of this one. */
    private void enter() {
        looking().open(at("", "whoever:" + TOKEN + "@"));
        looking().open(at("", ""));
        looking().complaints();
    }

    @AfterEach
    void end() throws Exception {
        takes.release(1_000);
        asking.close();
    }

    /** Until it is healed the server says no to whoever comes first, and takes each of the others when it is told to. */
    private Answer answer(int number, JsonNode bundle) {
        if (!healed) {
            takes.acquireUninterruptibly();
        }
        return number == 1 ? Answer.refused(501) : Answer.taken(bundle);
    }

    @Test
    void somebody_starts_a_run_watches_it_opens_its_report_looks_at_a_person_and_replays_a_dead_letter() {
        Browser looking = looking();

        // A run is started, and is seen on its way.
        visitor.fill("start-records", "6");
        visitor.fill("start-seed", "7");
        visitor.fill("start-runId", "mine");
        new Actions(looking.driver())
                .doubleClick(visitor.element(By.cssSelector("#start-form button")))
                .perform();
        visitor.await("the run is on its way", () -> visitor.text("under-way").contains("mine"));
        takes.release(2);
        visitor.await("it advances", () -> visitor.text("under-way").contains("4 of 6 people"));
        looking.picture("live-running");
        assertThat(visitor.text("state")).startsWith("Running One run is under way.");

        // It ends, which is said without anything being asked.
        takes.release(1);
        visitor.await("its end is said", () -> visitor.text("note").contains("Run mine has ended"));
        assertThat(visitor.text("note")).contains("dead letters: 4 of 6 people delivered, 2 in the dead letters.");
        assertThat(visitor.text("faults")).as("clicked twice, asked once").isEmpty();
        assertThat(visitor.text("state")).startsWith("Idle");
        assertThat(visitor.text("letters"))
                .contains("One Bundle could not be delivered.", "The server said no.", "501");
        assertThat(looking.barriers()).isEmpty();
        looking.picture("live-dead-letter");

        // The report is opened.
        visitor.click(By.id("run-mine"));
        visitor.await("the report is there", () -> looking.driver().getTitle().startsWith("Run mine"));
        assertThat(visitor.text(By.tagName("body"))).contains("4", "Dead-lettered");
        looking.open(at("", ""));

        // A person is looked at.
        visitor.fill("look-index", "12");
        visitor.click(By.xpath("//button[text()='Show the person']"));
        visitor.await("the person is there", () -> looking.driver().getTitle().startsWith("A person to look at"));
        assertThat(visitor.text(By.cssSelector("article.card"))).contains("Record 12.", "born");
        assertThat(visitor.text(By.cssSelector("pre.json")))
                .contains("\"resourceType\" : \"Bundle\"", "\"Immunization\"");
        looking.picture("live-person");
        looking.open(at("", ""));

        // The dead letter is replayed, and is none any more.
        healed = true;
        takes.release(1_000);
        visitor.click(By.cssSelector(".letters button"));
        visitor.await("its end is said", () -> visitor.text("note").contains("complete: 2 of 2 people delivered."));
        visitor.await(
                "there is no letter",
                () -> visitor.text("letters").contains("None: everything that was sent was taken."));
        looking.picture("live-replayed");
        assertThat(new Seeding(data).files("dead-letter/replayed", ".cause.json"))
                .hasSize(1);
        assertThat(asking.server().taken()).hasSize(3);
        assertThat(looking.complaints()).isEmpty();
    }

    @Test
    void from_the_report_of_a_run_somebody_comes_to_its_people_on_a_real_server() throws Exception {
        // Given
        asking.close();
        asking = new Asking(
                data.resolve("real"),
                this::answer,
                seeding ->
                        seeding.with("FHIR_URL", SharedServer.get().baseUrl()).with("HTTP_TOKEN", TOKEN));
        enter();

        // When
        visitor.fill("start-records", "12");
        visitor.fill("start-seed", "8301");
        visitor.fill("start-runId", "real");
        visitor.click(By.cssSelector("#start-form button"));
        visitor.await("its end is said", () -> visitor.text("note").contains("complete: 12 of 12 people delivered."));
        visitor.click(By.id("run-real"));
        visitor.await("the report is there", () -> looking().driver().getTitle().startsWith("Run real"));

        // Then
        assertThat(found("Patient on the server").path("resourceType").asText()).isEqualTo("Patient");
        assertThat(found("Immunizations on the server").path("entry").findValuesAsText("resourceType"))
                .contains("Immunization");
        assertThat(looking().complaints()).isEmpty();
    }

    /** Returns what the server has where the first link of those words leads. */
    private JsonNode found(String words) throws Exception {
        URI address = URI.create(visitor.element(By.linkText(words)).getDomProperty("href"));
        HttpRequest call = HttpRequest.newBuilder(address)
                .header("Accept", "application/fhir+json")
                .timeout(Duration.ofMinutes(2))
                .build();
        return Asking.json(HttpClient.newHttpClient().send(call, BodyHandlers.ofString()));
    }

    @Test
    void a_fault_is_told_beside_the_form_and_marked_on_its_field() {
        // When
        visitor.fill("start-seed", "abc");
        visitor.fill("start-records", "3");
        visitor.click(By.cssSelector("#start-form button"));

        // Then
        visitor.await("the fault is told", () -> visitor.text("faults").contains("seed: found 'abc'"));
        assertThat(visitor.element(By.id("start-seed")).getDomAttribute("aria-invalid"))
                .isEqualTo("true");
        assertThat(asking.server().requests()).isZero();
        looking().picture("live-fault");
        assertThat(looking().barriers()).isEmpty();
    }

    @Test
    void that_the_seeder_is_gone_is_told() throws Exception {
        // When
        asking.close();

        // Then
        visitor.await("it is told", () -> visitor.text("note").contains("The seeder does not answer."));
        assertThat(visitor.element(By.id("note")).getDomAttribute("class")).contains("bad");
    }

    @ParameterizedTest
    @CsvSource({"light, 1280", "dark, 1280", "light, 320", "dark, 320"})
    void it_keeps_nobody_out_and_nobody_moves_it_sideways(String scheme, int width) {
        // Given
        Browser looking = looking();
        takes.release(1_000);
        asking.send(asking.asked("{\"records\":6,\"seed\":7}").header("Authorization", "Bearer " + TOKEN));
        looking.show("screen", scheme);
        looking.resize(width, 900);
        for (String path : new String[] {"", "preview/page?seed=7&index=12", "preview/page?seed=abc"}) {
            // When
            looking.open(at(path, ""));

            // Then
            looking.picture("live-%s-%d-%s".formatted(scheme, width, path.replaceAll("\\W+", "-")));
            assertThat(looking.barriers()).as(path).isEmpty();
            assertThat(looking.overhang()).as(path).isZero();
        }
    }

    private static Browser looking() {
        return browser.orElseThrow();
    }

    private URI at(String path, String who) {
        return URI.create("http://%s127.0.0.1:%d/%s".formatted(who, asking.port(), path));
    }
}
