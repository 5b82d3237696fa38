package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.fhirseeder.browser.Browser;
import java.io.IOException;
import java.net.URI;
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
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The page of a run of a hundred thousand people, in the browser of somebody who looks at it. It takes Debian's packages chromium and
 * chromium-driver; without them this is skipped.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class ReportPageIT {

    private static final int PEOPLE = 100_000;
    private static final long MOST_BYTES = 3_000_000;

    /** A machine that is busy with something else is slow now and then: the quickest of so many times counts. */
    private static final int TIMES = 5;

    @TempDir
    static Path folder;

    private static Optional<Browser> browser = Optional.empty();

    @BeforeAll
    static void make() throws IOException, InterruptedException {
        browser = Browser.find();
        assumeThat(browser).as("chromium and chromedriver").isPresent();
        Path log = folder.resolve("log");
        Process process = Child.packaged(
                log,
                Map.of(
                        "SINK", "ndjson",
                        "COMPRESSION", "zstd",
                        "PT", "bc,on",
                        "NUM_RECORDS", Integer.toString(PEOPLE),
                        "SEED", "7",
                        "AS_OF", "2026-11-22",
                        "DATA_DIR", folder.resolve("data").toString(),
                        "MANAGEMENT_PORT", "0"));
        assertThat(process.waitFor()).as(Files.readString(log)).isZero();
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
        Duration quickest = Stream.generate(() -> looking.open(page()))
                .limit(TIMES)
                .min(Duration::compareTo)
                .orElseThrow();

        // Then
        System.out.printf(
                "The page of %,d people has %,d bytes and is there after %d ms%n",
                PEOPLE, Files.size(Path.of(page())), quickest.toMillis());
        assertThat(Files.size(Path.of(page()))).isLessThan(MOST_BYTES);
        assertThat(quickest).isLessThan(Duration.ofSeconds(2));
        assertThat(looking.requests())
                .contains(page().toString().replaceFirst("^file:/+", "file:///"))
                .allMatch(address -> address.startsWith("file:") || address.startsWith("data:"))
                .filteredOn(address -> !address.startsWith("data:"))
                .hasSize(TIMES);
        assertThat(looking.complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "wide, 1280, screen, light",
        "dark, 1280, screen, dark",
        "narrow, 360, screen, light",
        "print, 800, print, light"
    })
    void it_keeps_nobody_out(String name, int width, String medium, String scheme) {
        // Given
        Browser looking = browser.orElseThrow();
        looking.resize(width, 900);
        looking.show(medium, scheme);

        // When
        looking.open(page());

        // Then
        looking.picture("report-" + name);
        assertThat(looking.barriers()).isEmpty();
        assertThat(looking.overhang()).isZero();
    }

    @Test
    void it_is_printed_with_the_tables_behind_the_charts() {
        // Given
        Browser looking = browser.orElseThrow();
        looking.show("screen", "light");
        looking.open(page());
        List<Boolean> onScreen = looking.closed();

        // When
        looking.show("print", "light");
        List<Boolean> onPaper = looking.closed();
        looking.print("report");
        looking.show("screen", "light");

        // Then
        assertThat(onScreen).isNotEmpty().containsOnly(false);
        assertThat(onPaper).hasSameSizeAs(onScreen).containsOnly(true);
    }

    private static URI page() {
        return folder.resolve("data/reports/latest.html").toUri();
    }
}
