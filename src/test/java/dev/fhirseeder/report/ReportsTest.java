package dev.fhirseeder.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.page.Figures;
import dev.fhirseeder.page.Markup;
import dev.fhirseeder.run.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void a_report_is_kept_under_the_name_of_its_run_and_as_the_latest() throws IOException {
        // When
        Run run = Reported.complete();
        RunReport report = reports(folder).tell(run);

        // Then
        assertThat(folder.resolve("latest.json")).hasSameBinaryContentAs(folder.resolve("test.json"));
        assertThat(new ObjectMapper()
                        .readTree(folder.resolve("test.json").toFile())
                        .at("/delivered")
                        .asLong())
                .isEqualTo(report.delivered());
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo(Summary.of(report, run));
    }

    @Test
    void a_page_for_people_is_kept_beside_it() throws IOException {
        // When
        RunReport report = reports(folder).tell(Reported.complete());

        // Then
        assertThat(folder.resolve("latest.html")).hasSameBinaryContentAs(folder.resolve("test.html"));
        assertThat(Markup.of(Files.readString(folder.resolve("test.html"))).beside("People delivered"))
                .isEqualTo(Figures.whole(report.delivered()));
    }

    @Test
    void no_page_is_kept_where_none_is_wanted_and_none_of_an_earlier_run_is_the_latest() throws IOException {
        // Given
        Files.writeString(folder.resolve("latest.html"), "of an earlier run");

        // When
        new Reports(folder, new PrintStream(printed, true, StandardCharsets.UTF_8), 0).tell(Reported.complete());

        // Then
        assertThat(folder).isDirectoryNotContaining("glob:**.html").isDirectoryContaining("glob:**test.json");
    }

    @Test
    void pages_are_kept_of_the_last_runs_whoever_has_written_them_and_nothing_else_is_removed() throws IOException {
        // Given
        for (String page : List.of("oldest", "old", "not-of-a-run")) {
            Path file = Files.writeString(folder.resolve(page + ".html"), page);
            Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(page.length())));
        }
        Files.writeString(folder.resolve("oldest.json"), "{}");
        Files.setLastModifiedTime(folder.resolve("oldest.html"), FileTime.from(Instant.EPOCH));
        Files.writeString(folder.resolve("old.json"), "{}");
        Reports two = new Reports(folder, new PrintStream(printed, true, StandardCharsets.UTF_8), 2);

        // When
        two.tell(Reported.complete());
        two.tell(Reported.complete());

        // Then
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "old.html",
                            "old.json",
                            "oldest.json",
                            "not-of-a-run.html",
                            "test.html",
                            "test.json",
                            "latest.html",
                            "latest.json");
        }
    }

    @Test
    void a_page_that_cannot_be_kept_is_no_trouble_and_no_other_is_the_latest() throws IOException {
        // Given
        Files.createDirectories(folder.resolve("test.html/taken"));
        Files.writeString(folder.resolve("latest.html"), "of an earlier run");

        // When
        RunReport report = reports(folder).tell(Reported.complete());

        // Then
        assertThat(report.isWell()).isTrue();
        assertThat(folder.resolve("test.json")).isRegularFile();
        assertThat(folder.resolve("latest.html")).doesNotExist();
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
    void nobody_waits_for_the_page_of_another_and_the_latest_page_is_of_the_run_that_was_told_last() throws Exception {
        // Given
        Reports reports = reports(folder);
        Run slow = Reported.seeded("https://fhir.example.org/slow");
        Run quick = Reported.complete();
        ExecutorService other = Executors.newSingleThreadExecutor();

        // When
        Future<RunReport> telling;
        try {
            synchronized (slow.profile().orElseThrow()) { // whoever makes its page waits for its profile
                telling = other.submit(() -> reports.tell(slow));
                while (!Files.exists(folder.resolve("latest.json"))) {
                    Thread.onSpinWait();
                }
                reports.tell(quick);
            }
            telling.get();
        } finally {
            other.shutdown();
        }

        // Then
        assertThat(Files.readString(folder.resolve("latest.html"))).doesNotContain("/slow");
        assertThat(Files.readString(folder.resolve("latest.json"))).doesNotContain("/slow");
    }

    @Test
    void a_report_that_is_amended_has_its_troubles_on_its_page_too() throws IOException {
        // Given
        Reports reports = reports(folder);
        Run run = Reported.complete();
        RunReport told = reports.tell(run);

        // When
        run.trouble("read back from the server: 1 Patient is missing");
        reports.amend(run, told);

        // Then
        assertThat(Files.readString(folder.resolve("test.html"))).contains("1 Patient is missing");
    }

    @Test
    void a_report_has_the_words_that_scripts_rely_on() throws IOException {
        // When
        reports(folder).tell(Reported.complete());

        // Then
        JsonNode report =
                new ObjectMapper().readTree(folder.resolve("latest.json").toFile());
        assertThat(report.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(List.of(
                        "runId",
                        "seed",
                        "startIndex",
                        "pt",
                        "vaccines",
                        "ageFrom",
                        "ageTo",
                        "city",
                        "healthNumbers",
                        "completeness",
                        "asOf",
                        "populationDate",
                        "requested",
                        "generated",
                        "delivered",
                        "deadLettered",
                        "remaining",
                        "resources",
                        "bundles",
                        "retries",
                        "bytes",
                        "seconds",
                        "latencyMs",
                        "statuses",
                        "failures",
                        "slowest",
                        "fhirUrl",
                        "troubles"));
        assertThat(report.get("latencyMs").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("p50", "p95", "p99", "max");
    }

    @Test
    void a_report_that_cannot_be_kept_is_told_all_the_same_and_is_a_trouble() throws IOException {
        // Given
        Path taken = Files.createFile(folder.resolve("taken"));

        // When
        RunReport report = reports(taken).tell(Reported.complete());

        // Then
        assertThat(report.isWell()).isFalse();
        assertThat(report.troubles()).singleElement().asString().contains("the report is not kept", "taken");
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("but not all is well", "the report is not kept");
    }

    @Test
    void lines_end_the_same_on_every_machine() throws IOException {
        // Given
        String usual = System.getProperty("line.separator");
        System.setProperty("line.separator", "X");

        // When
        try {
            reports(folder).tell(Reported.complete());
        } finally {
            System.setProperty("line.separator", usual);
        }

        // Then
        assertThat(Files.readString(folder.resolve("latest.json"))).startsWith("{\n  \"runId\" : ");
        assertThat(printed.toString(StandardCharsets.UTF_8)).startsWith("\nRun test: ");
    }

    private Reports reports(Path where) {
        return new Reports(where, new PrintStream(printed, true, StandardCharsets.UTF_8), 10);
    }
}
