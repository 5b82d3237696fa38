package dev.fhirseeder.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.fhirseeder.browser.Browser;
import dev.fhirseeder.profile.Crowds;
import dev.fhirseeder.profile.Profile;
import dev.fhirseeder.run.Destination;
import dev.fhirseeder.run.Requests;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.run.Shipment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The page of a run of a hundred thousand people, in the browser of somebody who looks at it. It takes Debian's packages chromium and
 * chromium-driver; without them this is skipped.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class RunPageIT {

    private static final int PEOPLE = 100_000;
    private static final long MOST_BYTES = 3_000_000;

    private static final int WIDE = 1280;
    private static final int HIGH = 900;

    /** A machine that is busy with something else is slow now and then: the quickest of so many times counts. */
    private static final int TIMES = 5;

    @TempDir
    static Path folder;

    private static Optional<Browser> browser = Optional.empty();
    private static Path page = Path.of("");

    @BeforeAll
    static void make() throws IOException {
        browser = Browser.find();
        assumeThat(browser).as("chromium and chromedriver").isPresent();
        Run run = Requests.run(
                PEOPLE, new Shipment(new Destination("fhir", "https://fhir.example.org/r4", "update", "none"), 10, 1));
        run.tally().delivered(PEOPLE, Map.of("Patient", PEOPLE, "Immunization", 20 * PEOPLE), 5_000_000_000L);
        run.tally().answered(12);
        run.tally().answered(1_391);
        run.tally().answers().enter(200, 1_391, () -> "8e6c2a8e-6b3f-3c39-9b3b-0d7c1f0c6f0e");
        run.tally().answers().failed("transient X 503");
        Profile profile = run.profile().orElseThrow();
        Crowds.stream(PEOPLE).forEachRemaining(record -> profile.enter(List.of(record)));
        page = Files.writeString(folder.resolve("report.html"), RunPageTest.page(run));
    }

    @AfterAll
    static void leave() {
        browser.ifPresent(Browser::close);
    }

    @Test
    void it_is_small_and_there_at_once_and_asks_for_nothing() throws IOException {
        // Given
        Browser looking = browser.orElseThrow();
        looking.requests();

        // When
        Duration quickest = Stream.generate(() -> looking.open(page.toUri()))
                .limit(TIMES)
                .min(Duration::compareTo)
                .orElseThrow();

        // Then
        System.out.printf(
                "The page of %,d people has %,d bytes and is there after %d ms%n",
                PEOPLE, Files.size(page), quickest.toMillis());
        assertThat(Files.size(page)).isLessThan(MOST_BYTES);
        assertThat(quickest).isLessThan(Duration.ofSeconds(2));
        assertThat(looking.requests())
                .contains("file://" + page)
                .allMatch(address -> address.startsWith("file:") || address.startsWith("data:"))
                .filteredOn(address -> !address.startsWith("data:"))
                .hasSize(TIMES);
        assertThat(looking.complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void it_keeps_nobody_out(String scheme) {
        // Given
        Browser looking = browser.orElseThrow();
        looking.resize(WIDE, HIGH);
        looking.show("screen", scheme);

        // When
        looking.open(page.toUri());

        // Then
        looking.picture("report-" + scheme);
        assertThat(looking.barriers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {320, WIDE})
    void nobody_has_to_move_it_sideways(int width) {
        // Given
        Browser looking = browser.orElseThrow();
        looking.show("screen", "light");
        looking.resize(width, HIGH);

        // When
        looking.open(page.toUri());

        // Then
        looking.picture("report-" + width);
        assertThat(looking.overhang()).isZero();
    }

    @Test
    void it_is_printed_with_the_tables_behind_the_charts() {
        // Given
        Browser looking = browser.orElseThrow();
        looking.show("screen", "light");
        looking.open(page.toUri());
        List<Boolean> onScreen = looking.closed();

        // When
        looking.show("print", "light");
        List<Boolean> onPaper = looking.closed();
        looking.picture("report-print");
        looking.print("report");

        // Then
        assertThat(onScreen).isNotEmpty().containsOnly(false);
        assertThat(onPaper).hasSameSizeAs(onScreen).containsOnly(true);
    }
}
