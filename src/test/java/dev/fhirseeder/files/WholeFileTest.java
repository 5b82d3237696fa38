package dev.fhirseeder.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
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
}
