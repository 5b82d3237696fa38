package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.page.Figures;
import dev.fhirseeder.page.Markup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of an export tells of its people what the page of its run tells, and of its files what is in them. */
class ExportReportTest {

    @TempDir
    Path data;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({
        "none, '', 1, '', 0",
        "gzip, '', 1, '', 12300",
        "zstd, MMR, 1, '', 0",
        "none, '', 0.7, '', 0",
        "gzip, '', 1, Victoria, 0"
    })
    void its_people_are_told_of_as_at_the_end_of_the_run(
            String compression, String vaccines, double completeness, String city, int start) throws IOException {
        // Given
        Seeding seeding = seeding(compression)
                .with("VACCINES", vaccines)
                .with("COMPLETENESS", completeness)
                .with("CITY", city)
                .with("START_INDEX", start);
        assertThat(seeding.run()).isZero();

        // When
        int exitCode = report();

        // Then
        String page = Files.readString(page());
        assertThat(exitCode).as(complaints.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(people(page)).isEqualTo(people(Files.readString(data.resolve("reports/latest.html"))));
        assertThat(page.contains("No published figures stand beside"))
                .isEqualTo(!vaccines.isEmpty() || completeness < 1);
        Markup markup = Markup.of(page);
        seeding.report()
                .get("resources")
                .properties()
                .forEach(type -> assertThat(markup.text()).contains(type.getKey() + ".ndjson"));
        assertThat(markup.beside("Resources")).isEqualTo(Figures.whole(total(seeding)));
        assertThat(markup.text()).contains("As made again", "SINK=ndjson").doesNotContain("Latency", "Throughput");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("The report of 40 people lies in " + page());
    }

    @Test
    void equal_exports_have_equal_pages_wherever_they_lie() throws IOException {
        // Given
        seeding("gzip").run();
        report();
        Path moved = Files.move(data.resolve("ndjson"), data.resolve("elsewhere"));
        byte[] first = Files.readAllBytes(moved.resolve("report.html"));

        // When
        int exitCode = report(moved);

        // Then
        assertThat(exitCode).isZero();
        assertThat(Files.readAllBytes(moved.resolve("report.html"))).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "a line that is gone, '(?m)\\A.*\\n', '', 'Patient.ndjson has 39 resources, manifest.json says 40.'",
        "another birth date, '\"birthDate\":\"....', '\"birthDate\":\"1850', 'Patient.ndjson has 39 of the 40 resources'",
        "another id, '\"id\":\".', '\"id\":\"x', 'Patient.ndjson has'",
        "a line more, '\\A(.*\\n)', '$1$1', 'Patient.ndjson has 41 resources, manifest.json says 40.'",
    })
    void files_that_do_not_hold_these_people_are_told_of_clearly(
            String what, String pattern, String replacement, String told) throws IOException {
        // Given
        seeding("none").run();
        Path patients = data.resolve("ndjson/Patient.ndjson");
        Files.writeString(patients, Files.readString(patients).replaceFirst(pattern, replacement));

        // When
        int exitCode = report();

        // Then
        assertThat(exitCode).as(what).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(told, "The report of 40 people");
        assertThat(Markup.of(Files.readString(page())).text())
                .contains("Not as made again", "What does not fit", told, "and not of what the files hold");
    }

    @Test
    void more_in_the_files_and_the_manifest_than_the_people_have_is_told() throws IOException {
        // Given
        seeding("none").run();
        Path manifest = data.resolve("ndjson/manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"records\" : \"40\"", "\"records\" : \"39\""));

        // When
        int exitCode = report();

        // Then
        assertThat(exitCode).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Patient.ndjson has resources that these people do not have: 1.");
    }

    @Test
    void a_file_that_nobody_made_is_not_replaced_and_nothing_is_begun() throws IOException {
        // Given
        seeding("none").run();
        Files.writeString(page(), "<p>mine</p>");

        // When
        int exitCode = report();

        // Then
        assertThat(exitCode).isEqualTo(2);
        assertThat(complaint()).contains("report.html: found what fhir-seeder has not made");
        assertThat(page()).hasContent("<p>mine</p>");
    }

    @Test
    void the_page_of_older_files_goes_with_them_and_another_file_stays() throws IOException {
        // Given
        seeding("none").run();
        report();
        assertThat(page()).exists();

        // When
        seeding("none").with("SEED", 8).run();

        // Then
        assertThat(page()).doesNotExist();
        Files.writeString(page(), "<p>mine</p>");
        seeding("none").run();
        assertThat(page()).hasContent("<p>mine</p>");
    }

    @ParameterizedTest
    @CsvSource({
        "gzip, Patient.ndjson.gz, cannot be read after line",
        "zstd, Patient.ndjson.zst, cannot be read after line",
        "none, Patient.ndjson, found no end of line 40",
    })
    void a_file_that_was_cut_off_cannot_be_reported(String compression, String name, String found) throws IOException {
        // Given
        seeding(compression).run();
        Path file = data.resolve("ndjson").resolve(name);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 20));

        // When
        int exitCode = report();

        // Then
        assertThat(exitCode).isEqualTo(2);
        assertThat(complaint()).contains(name + ": " + found);
        assertThat(page()).doesNotExist();
    }

    @Test
    void where_there_is_no_export_one_line_says_so() throws IOException {
        // Given
        Path file = Files.createFile(data.resolve("file"));
        Path empty = Files.createDirectory(data.resolve("empty"));

        // Then
        for (Map.Entry<Path, String> place : Map.of(
                        data.resolve("nowhere"),
                        "found nothing, expected a folder that SINK=ndjson has written",
                        file,
                        "found a file, expected a folder",
                        empty,
                        "manifest.json: found nothing, expected the manifest")
                .entrySet()) {
            complaints.reset();
            assertThat(report(place.getKey())).isEqualTo(2);
            assertThat(complaint()).contains(place.getKey().toString(), place.getValue());
        }
    }

    private static long total(Seeding seeding) {
        long total = 0;
        for (JsonNode count : seeding.report().get("resources")) {
            total += count.asLong();
        }
        return total;
    }

    private Path page() {
        return data.resolve("ndjson/report.html");
    }

    private int report() {
        return report(data.resolve("ndjson"));
    }

    private int report(Path folder) {
        return ExportReport.answer(
                folder,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(complaints, true, StandardCharsets.UTF_8));
    }

    private String complaint() {
        String complaint = complaints.toString(StandardCharsets.UTF_8);
        assertThat(complaint.lines()).hasSize(1);
        return complaint;
    }

    /** Returns the part of a page that is about the people. */
    private static String people(String page) {
        return page.substring(page.indexOf("<h2 id=\"people\">"), page.indexOf("<footer>"));
    }

    private Seeding seeding(String compression) {
        return new Seeding(data)
                .with("SINK", "ndjson")
                .with("COMPRESSION", compression)
                .with("PT", "bc,on")
                .with("SEED", 7)
                .with("AS_OF", "2026-11-22")
                .with("NUM_RECORDS", 40);
    }
}
