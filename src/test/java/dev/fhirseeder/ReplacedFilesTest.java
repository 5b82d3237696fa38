package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process says of what others may miss: files that make room, and a variable that it does not read. */
class ReplacedFilesTest {

    @TempDir
    Path data;

    @Test
    void a_run_says_how_many_older_bundles_it_takes_the_place_of() {
        // Given
        seeding("bundles").with("NUM_RECORDS", 3).with("SEED", 1).run();

        try (Heeded log = new Heeded()) {
            // When
            seeding("bundles")
                    .with("NUM_RECORDS", 1)
                    .with("SEED", 2)
                    .with("RUN_ID", "two")
                    .run();

            // Then
            assertThat(log.of("BundleFiles"))
                    .containsExactly("run=two takes the place of older Bundles in %s: files=3"
                            .formatted(data.resolve("bundles")));
        }
        try (Heeded log = new Heeded()) {
            seeding("bundles").with("DATA_DIR", data.resolve("new")).run();
            assertThat(log.of("BundleFiles")).isEmpty();
        }
    }

    @Test
    void a_run_says_whose_checkpoint_it_takes_the_place_of() throws IOException {
        // Given
        Files.createDirectories(data.resolve("ndjson"));
        Files.createFile(data.resolve("ndjson/Patient.ndjson.gz.large-1.part"));
        Files.createFile(data.resolve("ndjson/Consent.ndjson.gz.large-1.part"));

        try (Heeded log = new Heeded()) {
            // When
            seeding("ndjson").with("RUN_ID", "small").run();

            // Then
            assertThat(log.of("NdjsonFolder"))
                    .containsExactly(
                            "run=small takes the place of what the unfinished run=large-1 has written up to its last"
                                    + " checkpoint in " + data.resolve("ndjson"));
        }
    }

    @Test
    void a_variable_that_is_almost_ours_is_told_of_once() {
        try (Heeded log = new Heeded()) {
            // When
            int exitCode = seeding("ndjson")
                    .with("NUM_RECORD", "secret")
                    .with("FHIR_URl", "secret")
                    .with("FHIR_ULR", "secret")
                    .with("SMTP_HOST", "x")
                    .with("HTTPS_PORT", "x")
                    .with("RUN_PID", "x")
                    .with("DATADIR", "x") // its neighbour is set
                    .with("PTT", "x")
                    .run();

            // Then
            assertThat(exitCode).isZero();
            assertThat(log.of("Seeder"))
                    .containsExactly(
                            "the environment variable FHIR_ULR is none of ours; did you mean FHIR_URL?",
                            "the environment variable FHIR_URl is none of ours; did you mean FHIR_URL?",
                            "the environment variable NUM_RECORD is none of ours; did you mean NUM_RECORDS?");
        }
    }

    private Seeding seeding(String sink) {
        return new Seeding(data).with("SINK", sink).with("BUNDLE_SIZE", 1);
    }
}
