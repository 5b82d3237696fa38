package dev.fhirseeder.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    Path folder;

    @Test
    void a_file_takes_its_name_whole_and_leaves_no_part_behind() throws IOException {
        // Given
        Path file = folder.resolve("a/b/report.json");
        WholeFile.write(file, "old and longer".getBytes(StandardCharsets.UTF_8));

        // When
        WholeFile.write(file, "new".getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(file).hasContent("new");
        assertThat(Files.list(file.getParent())).containsExactly(file);
    }

    @Test
    void a_failed_write_names_the_file_and_leaves_what_was_there() throws IOException {
        // Given
        Path file = Files.createDirectories(folder.resolve("taken"));
        Files.createFile(file.resolve("inside"));

        // When
        assertThatThrownBy(() -> WholeFile.write(file, new byte[0]))

                // Then
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString());
        assertThat(file.resolve("inside")).exists();
    }

    @Test
    void many_may_write_the_same_file_at_the_same_moment_and_the_last_one_stays_whole() throws IOException {
        // Given
        Path file = folder.resolve("report.json");

        // When
        IntStream.range(0, 200)
                .parallel()
                .forEach(i -> WholeFile.write(file, Integer.toString(1_000 + i).getBytes(UTF_8)));

        // Then
        assertThat(Files.readString(file)).matches("1\\d{3}");
        assertThat(Files.list(folder)).containsExactly(file);
    }

    @Test
    void a_failed_write_leaves_no_part_behind() throws IOException {
        // Given
        Path file = Files.createDirectories(folder.resolve("taken"));
        Files.createFile(file.resolve("inside"));

        // When
        assertThatThrownBy(() -> WholeFile.write(file, new byte[0])).isInstanceOf(UncheckedIOException.class);

        // Then
        assertThat(Files.list(folder)).containsExactly(file);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void a_file_is_as_open_to_others_as_any_new_file() throws IOException {
        // Given
        Path usual = Files.createFile(folder.resolve("usual"));

        // When
        WholeFile.write(folder.resolve("ours"), new byte[0]);

        // Then
        assertThat(Files.getPosixFilePermissions(folder.resolve("ours")))
                .isEqualTo(Files.getPosixFilePermissions(usual));
    }
}
