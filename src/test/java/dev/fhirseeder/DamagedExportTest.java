package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** A manifest that was not written by this version is refused in one line, and no page is made. */
class DamagedExportTest {

    @TempDir
    static Path data;

    private static Path manifest;
    private static String good;

    @BeforeAll
    static void export() throws IOException {
        new Seeding(data)
                .with("SINK", "ndjson")
                .with("PT", "bc,on")
                .with("SEED", 7)
                .with("AS_OF", "2026-11-22")
                .with("NUM_RECORDS", 40)
                .run();
        manifest = data.resolve("ndjson/manifest.json");
        good = Files.readString(manifest);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/exports/damaged.csv", numLinesToSkip = 1, emptyValue = "", nullValues = "null")
    void it_is_refused(String what, String pattern, String replacement, String found) throws IOException {
        // Given
        String damaged = good.replaceFirst(pattern, replacement);
        assertThat(damaged).as(what).isNotEqualTo(good);

        // When
        String complaint = refusal(damaged);

        // Then
        assertThat(complaint).startsWith("fhir-seeder: " + manifest.getParent()).contains(found);
    }

    @Test
    void one_that_is_too_long_is_not_read() throws IOException {
        assertThat(refusal(good + " ".repeat(1 << 20))).contains("found more than 1048576 bytes");
    }

    @Test
    void one_that_says_where_its_files_are_served_is_good() throws IOException {
        // Given
        Files.writeString(manifest, good.replace("\"url\" : \"", "\"url\" : \"https://files.example.org/seven/"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        // When
        int exitCode = ExportReport.answer(manifest.getParent(), stream(out), stream(out));

        // Then
        assertThat(exitCode).as(out.toString(StandardCharsets.UTF_8)).isZero();
        Files.delete(manifest.resolveSibling("report.html"));
    }

    private static String refusal(String text) throws IOException {
        Files.writeString(manifest, text);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        assertThat(ExportReport.answer(manifest.getParent(), stream(out), stream(complaints)))
                .isEqualTo(2);
        String complaint = complaints.toString(StandardCharsets.UTF_8);
        assertThat(complaint.lines()).hasSize(1);
        assertThat(out.size()).isZero();
        assertThat(manifest.resolveSibling("report.html")).doesNotExist();
        return complaint;
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
