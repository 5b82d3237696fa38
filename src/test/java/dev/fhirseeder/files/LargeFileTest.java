package dev.fhirseeder.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LargeFileTest {

    @TempDir
    private Path folder;

    /** With blocks of 4,096 bytes, which most disks have, and without. */
    @ParameterizedTest
    @CsvSource({"1, 4096", "2, 4096", "3, 4096", "4, 1", "5, 1", "6, 1"})
    void what_was_appended_and_forced_is_in_the_file_and_nothing_else(long seed, int block) throws IOException {
        // Given
        Path file = folder.resolve("large");
        Random random = new Random(seed);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        LargeFile large = LargeFile.open(file, 0, block);
        for (int i = 0; i < 40; i++) {
            // When
            byte[] bytes = new byte[random.nextInt(4) == 0 ? random.nextInt(2_500_000) : random.nextInt(9_000)];
            random.nextBytes(bytes);
            int from = bytes.length / 3;
            large.write(bytes, from, bytes.length - from);
            expected.write(bytes, from, bytes.length - from);
            // Then
            assertThat(large.length()).isEqualTo(expected.size());
            if (random.nextInt(3) == 0) {
                large.force();
                assertThat(file).hasBinaryContent(expected.toByteArray());
            }
            if (random.nextInt(5) == 0) {
                large.close();
                large = LargeFile.open(file, kept(file, random, expected), block);
            }
        }
        large.force();
        large.close();
        assertThat(file).hasBinaryContent(expected.toByteArray());
    }

    /** Goes on somewhere in what the file holds: more may have been written than is kept. */
    private static int kept(Path file, Random random, ByteArrayOutputStream expected) throws IOException {
        int kept = random.nextInt((int) Files.size(file) + 1);
        byte[] all = expected.toByteArray();
        expected.reset();
        expected.write(all, 0, kept);
        return kept;
    }

    @Test
    void bytes_beyond_those_that_are_kept_are_gone() throws IOException {
        // Given
        Path file = Files.write(folder.resolve("large"), new byte[10_000]);
        // When
        LargeFile large = LargeFile.open(file, 5_000);
        large.force();
        large.close();
        // Then
        assertThat(file).hasSize(5_000);
    }

    @Test
    void a_file_that_is_shorter_than_what_is_kept_is_refused() throws IOException {
        // Given
        byte[] content = new byte[100];
        Arrays.fill(content, (byte) 7);
        Path file = Files.write(folder.resolve("large"), content);
        // Then
        assertThatThrownBy(() -> LargeFile.open(file, 101))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has 100 bytes, expected 101");
        assertThat(file).hasBinaryContent(content);
    }
}
