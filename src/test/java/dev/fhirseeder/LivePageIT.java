package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.browser.Browser;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
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
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/**
 * The page at the port of requests in the browser of somebody who uses it: starts a run, opens its report, looks at a person, replays a
 * dead letter. It takes Debian's packages chromium and chromium-driver; without them this is skipped.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class LivePageIT {

    private static final String TOKEN = "0123456789abcdef";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path data;

    private static Optional<Browser> browser = Optional.empty();

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
        fill("start-records", "6");
        fill("start-seed", "7");
        fill("start-runId", "mine");
        new Actions(looking.driver())
                .doubleClick(element(By.cssSelector("#start-form button")))
                .perform();
        await("the run is on its way", () -> text("under-way").contains("mine"));
        takes.release(2);
        await("it advances", () -> text("under-way").contains("4 of 6 people"));
        looking.picture("live-running");
        assertThat(text("state")).startsWith("Running One run is under way.");

        // It ends, which is said without anything being asked.
        takes.release(1);
        await("its end is said", () -> text("note").contains("Run mine has ended"));
        assertThat(text("note")).contains("dead letters: 4 of 6 people delivered, 2 in the dead letters.");
        assertThat(text("faults")).as("clicked twice, asked once").isEmpty();
        assertThat(text("state")).startsWith("Idle");
        assertThat(text("letters")).contains("One Bundle could not be delivered.", "The server said no.", "501");
        assertThat(looking.barriers()).isEmpty();
        looking.picture("live-dead-letter");

        // The report is opened.
        click(By.id("run-mine"));
        await("the report is there", () -> looking.driver().getTitle().startsWith("Run mine"));
        assertThat(body()).contains("4", "Dead-lettered");
        looking.open(at("", ""));

        // A person is looked at.
        fill("look-index", "12");
        click(By.xpath("//button[text()='Show the person']"));
        await("the person is there", () -> looking.driver().getTitle().startsWith("A person to look at"));
        assertThat(text(By.cssSelector("article.card"))).contains("Record 12.", "born");
        assertThat(text(By.cssSelector("pre.json"))).contains("\"resourceType\" : \"Bundle\"", "\"Immunization\"");
        looking.picture("live-person");
        looking.open(at("", ""));

        // The dead letter is replayed, and is none any more.
        healed = true;
        takes.release(1_000);
        click(By.cssSelector(".letters button"));
        await("its end is said", () -> text("note").contains("complete: 2 of 2 people delivered."));
        await("there is no letter", () -> text("letters").contains("None: everything that was sent was taken."));
        looking.picture("live-replayed");
        assertThat(new Seeding(data).files("dead-letter/replayed", ".cause.json"))
                .hasSize(1);
        assertThat(asking.server().taken()).hasSize(3);
        assertThat(looking.complaints()).isEmpty();
    }

    @Test
    void a_fault_is_told_beside_the_form_and_marked_on_its_field() {
        // When
        fill("start-seed", "abc");
        fill("start-records", "3");
        click(By.cssSelector("#start-form button"));

        // Then
        await("the fault is told", () -> text("faults").contains("seed: found 'abc'"));
        assertThat(element(By.id("start-seed")).getDomAttribute("aria-invalid")).isEqualTo("true");
        assertThat(asking.server().requests()).isZero();
        looking().picture("live-fault");
        assertThat(looking().barriers()).isEmpty();
    }

    @Test
    void that_the_seeder_is_gone_is_told() throws Exception {
        // When
        asking.close();

        // Then
        await("it is told", () -> text("note").contains("The seeder does not answer."));
        assertThat(element(By.id("note")).getDomAttribute("class")).contains("bad");
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

    private static WebElement element(By what) {
        return looking().driver().findElement(what);
    }

    private static String text(String id) {
        return text(By.id(id));
    }

    private static String text(By what) {
        return element(what).getText();
    }

    private static String body() {
        return text(By.tagName("body"));
    }

    private static void click(By what) {
        element(what).click();
    }

    private static void fill(String id, String text) {
        WebElement field = element(By.id(id));
        if (!field.isDisplayed()) {
            click(By.cssSelector("#start-form summary"));
        }
        field.clear();
        field.sendKeys(text);
    }

    /** What is looked at may be replaced at that moment: it is then looked at again. */
    private static void await(String what, BooleanSupplier wished) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isSeen(wished)) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
        }
    }

    private static boolean isSeen(BooleanSupplier wished) {
        try {
            return wished.getAsBoolean();
        } catch (StaleElementReferenceException e) {
            return false;
        }
    }
}
