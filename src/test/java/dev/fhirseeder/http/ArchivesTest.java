package dev.fhirseeder.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivesTest {

    private static final FileTime THEN = FileTime.from(Instant.parse("2026-11-22T08:00:00Z"));

    @TempDir
    Path folder;

    private Archives archives;

    @BeforeEach
    void keepOne() throws IOException {
        archives = new Archives(folder);
        keep("one", 1);
        assertThat(requested("one")).isEqualTo(1);
    }

    @Test
    void a_file_that_is_as_it_was_is_not_read_a_second_time() throws IOException {
        // When
        Files.writeString(folder.resolve("one.json"), text("one", 2)); // in its place, as long, and seemingly as old
        Files.setLastModifiedTime(folder.resolve("one.json"), THEN);

        // Then
        assertThat(requested("one")).isEqualTo(1);
    }

    @Test
    void one_that_takes_its_place_is_read() throws IOException {
        // When
        keep("one", 2);

        // Then
        assertThat(requested("one")).isEqualTo(2);
    }

    @Test
    void one_that_goes_is_gone_and_may_come_again() throws IOException {
        // When
        Files.delete(folder.resolve("one.json"));

        // Then
        assertThat(archives.report("one")).isEmpty();
        keep("one", 3);
        assertThat(requested("one")).isEqualTo(3);
    }

    @Test
    void those_that_were_asked_for_last_are_remembered_and_no_more() throws IOException {
        // Given
        for (int i = 0; i < 2 * Register.MOST; i++) {
            keep("other-" + i, 1);
            assertThat(requested("other-" + i)).isEqualTo(1);
        }

        // When
        Files.writeString(folder.resolve("one.json"), text("one", 2));
        Files.setLastModifiedTime(folder.resolve("one.json"), THEN);

        // Then
        assertThat(requested("one")).as("one that was forgotten").isEqualTo(2);
    }

    @Test
    void a_file_of_another_name_is_no_report_however_often_it_is_asked_for() throws IOException {
        // Given
        Files.writeString(folder.resolve("two.json"), text("one", 2));

        // Then
        assertThat(archives.report("two")).isEmpty();
        assertThat(archives.report("two")).isEmpty();
    }

    private long requested(String runId) {
        return archives.report(runId).orElseThrow().get("requested").asLong();
    }

    private void keep(String runId, int people) throws IOException {
        Path fresh = Files.writeString(folder.resolve("fresh"), text(runId, people));
        Files.setLastModifiedTime(fresh, THEN);
        Files.move(fresh, folder.resolve(runId + ".json"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String text(String runId, int people) {
        return "{\"runId\":\"%s\",\"requested\":%d}".formatted(runId, people);
    }
}
