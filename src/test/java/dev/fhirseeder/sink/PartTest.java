package dev.fhirseeder.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PartTest {

    private static final int THREADS = 4;
    private static final int BLOCKS = 60;
    private static final int BLOCK = 300_007;

    @TempDir
    private Path folder;

    @Test
    @Timeout(120)
    void blocks_of_many_threads_stand_in_their_order_however_often_the_file_is_forced() throws Exception {
        // Given
        byte[] expected = new byte[BLOCKS * BLOCK];
        new Random(7).nextBytes(expected);
        Path file = folder.resolve("part");
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (Part part = new Part(file, 0)) {
            // When
            for (Future<Void> thread : threads.invokeAll(IntStream.range(0, THREADS)
                    .mapToObj(first -> writing(part, expected, first))
                    .toList())) {
                thread.get(1, TimeUnit.MINUTES);
            }
            part.force();
            // Then
            assertThat(file).hasBinaryContent(expected);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Void> writing(Part part, byte[] expected, int first) {
        return () -> {
            for (int number = first; number < BLOCKS; number += THREADS) {
                int from = number * BLOCK;
                long length = part.write(number, new Slice(expected, from, from + BLOCK), () -> false);
                assertThat(length).isEqualTo(from + BLOCK);
                if (number % 7 == 0) {
                    part.force();
                }
            }
            return null;
        };
    }

    @Test
    void a_block_whose_turn_does_not_come_is_not_written() throws Exception {
        try (Part part = new Part(folder.resolve("part"), 0)) {
            assertThat(part.write(1, Slice.of(new byte[9]), () -> true)).isEqualTo(-1);
            assertThat(part.write(0, Slice.of(new byte[3]), () -> true)).isEqualTo(3);
        }
    }
}
