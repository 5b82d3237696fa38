package dev.fhirseeder.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LargeFileTest {

    /** So much is written at once. */
    private static final int FULL = 1 << 20;

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
            large.append(bytes, from, bytes.length - from).write();
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
    @Timeout(120)
    void others_append_while_what_is_full_is_still_to_be_written() throws Exception {
        // Given
        Path file = folder.resolve("large");
        byte[] bytes = new byte[FULL + 600_000];
        new Random(7).nextBytes(bytes);
        try (LargeFile large = LargeFile.open(file, 0)) {
            // When
            Remainder rest = large.append(bytes, 0, FULL + 100_000);
            large.append(bytes, FULL + 100_000, 500_000).write();
            Waiting forced = Waiting.in(large::force);
            rest.write();
            forced.end();
            // Then
            assertThat(file).hasBinaryContent(bytes);
        }
    }

    @Test
    @Timeout(120)
    void what_follows_waits_for_room_also_beside_one_who_forces() throws Exception {
        // Given
        Path file = folder.resolve("large");
        byte[] bytes = new byte[2 * FULL + 5_000];
        new Random(7).nextBytes(bytes);
        try (LargeFile large = LargeFile.open(file, 0)) {
            Remainder rest = large.append(bytes, 0, FULL);
            // When
            Waiting following =
                    Waiting.in(() -> large.append(bytes, FULL, FULL + 5_000).write());
            Waiting forced = Waiting.in(large::force);
            rest.write();
            rest.write(); // once more does nothing
            following.end();
            forced.end();
            // Then
            large.force();
            assertThat(large.length()).isEqualTo(bytes.length);
            assertThat(file).hasBinaryContent(bytes);
        }
    }

    @Test
    @Timeout(120)
    void whoever_waits_for_what_cannot_be_written_is_told() throws Exception {
        // Given
        LargeFile large = LargeFile.open(folder.resolve("large"), 0);
        Remainder rest = large.append(new byte[FULL], 0, FULL);
        Waiting following = Waiting.in(() -> large.append(new byte[FULL], 0, FULL));
        large.close();
        // When
        assertThatThrownBy(rest::write).isInstanceOf(ClosedChannelException.class);
        // Then
        assertThatThrownBy(following::end).hasRootCauseInstanceOf(ClosedChannelException.class);
    }

    @Test
    void after_a_failure_nothing_is_said_to_be_safe() throws IOException {
        // Given
        LargeFile large = LargeFile.open(folder.resolve("large"), 0);
        Remainder rest = large.append(new byte[FULL], 0, FULL);
        large.close();
        // When
        assertThatThrownBy(rest::write).isInstanceOf(ClosedChannelException.class);
        // Then
        assertThatThrownBy(large::force).hasRootCauseInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(() -> large.append(new byte[FULL], 0, FULL))
                .hasRootCauseInstanceOf(ClosedChannelException.class);
    }

    @Test
    @Timeout(120)
    void whoever_is_interrupted_waits_no_longer() throws Exception {
        // Given
        LargeFile large = LargeFile.open(folder.resolve("large"), 0);
        large.append(new byte[FULL], 0, FULL);
        // When
        Thread.currentThread().interrupt();
        // Then
        assertThatThrownBy(large::force).isInstanceOf(ClosedByInterruptException.class);
        assertThat(Thread.interrupted()).isTrue();
        large.close();
    }

    /** Work of another thread that has come to where it must wait. */
    private record Waiting(FutureTask<Void> work) {

        /** Something that may fail. */
        interface Work {

            void run() throws IOException;
        }

        static Waiting in(Work work) throws InterruptedException {
            FutureTask<Void> task = new FutureTask<>(() -> {
                work.run();
                return null;
            });
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            thread.start();
            while (thread.getState() != Thread.State.WAITING) {
                assertThat(task).isNotDone();
                Thread.onSpinWait();
            }
            return new Waiting(task);
        }

        void end() throws Exception {
            work.get(1, TimeUnit.MINUTES);
        }
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
                .hasMessageContaining("found a length of 100, expected 101, in bytes");
        assertThat(file).hasBinaryContent(content);
    }
}
