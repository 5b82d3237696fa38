package dev.fhirseeder.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.Facts;
import dev.fhirseeder.Seeding;
import dev.fhirseeder.bundle.ProvedEncoder;
import dev.fhirseeder.profile.Profile;
import dev.fhirseeder.report.FileCheck;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.settings.SettingsReader;
import dev.fhirseeder.sink.Exported;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of many people some are looked at: these are found among the others, whose lines are counted. */
class RereadingTest {

    private static final int PEOPLE = 200;

    @TempDir
    Path data;

    @BeforeEach
    void export() {
        new Seeding(data)
                .with("SINK", "ndjson")
                .with("PT", "bc,on")
                .with("SEED", 7)
                .with("AS_OF", "2026-11-22")
                .with("NUM_RECORDS", PEOPLE)
                .run();
    }

    @Test
    void those_who_are_looked_at_are_found_among_the_others() {
        // Given
        Rereading rereading = reading();

        // When
        List<FileCheck> checks = checks(rereading);

        // Then
        assertThat(rereading.profile().met()).isEqualTo(PEOPLE);
        assertThat(rereading.profile().people()).isBetween(PEOPLE / 8L, PEOPLE / 2L);
        assertThat(checks).hasSize(6).allSatisfy(check -> {
            assertThat(check.lines()).isEqualTo(check.count());
            assertThat(check.same()).isEqualTo(check.made()).isLessThan(check.lines());
        });
        assertThat(checks)
                .filteredOn(check -> check.type().equals("Patient"))
                .extracting(FileCheck::made)
                .containsExactly(rereading.profile().people());
    }

    @Test
    void one_of_them_who_is_another_in_the_file_is_noticed() throws IOException {
        // Given
        Path file = data.resolve("ndjson/Consent.ndjson");
        Files.writeString(file, Files.readString(file).replace("\"active\"", "\"draft\""));
        Rereading rereading = reading();

        // When
        List<FileCheck> checks = checks(rereading);

        // Then
        assertThat(checks)
                .filteredOn(check -> check.same() < check.made())
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.name()).isEqualTo("Consent.ndjson");
                    assertThat(check.lines()).isEqualTo(PEOPLE);
                });
    }

    /** Returns a reading that looks at one of four. */
    private Rereading reading() {
        Exported export = Exported.in(data.resolve("ndjson"));
        GenerationRequest request = Facts.shared()
                .requests(new SettingsReader(Map.of(), Map.of()).read())
                .read(export.words());
        return new Rereading(export, request, new Profile(request.asOf(), 4L * Profile.MOST));
    }

    private static List<FileCheck> checks(Rereading rereading) {
        return rereading.checks(Facts.shared().generator(), ProvedEncoder.ofR4());
    }
}
