package dev.fhirseeder.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.kamelet.Neighbour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimerToFilesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void each_tick_writes_the_next_people_as_whole_files() throws Exception {
        // When
        try (Neighbour neighbour =
                Example.start("timer-to-files", Map.of("period", "200", "folder", folder.toString()))) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (files().size() < 5 && System.nanoTime() < deadline) {
                CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS))
                        .join();
            }
            assertThat(neighbour.context().isStarted()).isTrue();
        }

        // Then
        assertThat(files())
                .contains("7-0.json", "7-10.json", "7-20.json", "7-30.json", "7-40.json")
                .allMatch(name -> name.matches("7-\\d+0\\.json|7-0\\.json"));
        for (String name : files()) {
            assertThat(Example.patients(Example.json(Files.readString(folder.resolve(name)))))
                    .as(name)
                    .hasSize(10);
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .toList();
        }
    }
}
