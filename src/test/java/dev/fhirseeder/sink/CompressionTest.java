package dev.fhirseeder.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompressionTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void blocks_one_after_another_are_read_as_one_file(Compression compression) throws IOException {
        // Given
        List<String> lines =
                IntStream.range(0, 3_000).mapToObj(i -> "line " + i).toList();
        Path file = folder.resolve("lines" + compression.suffix());

        // When
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int from = 0; from < lines.size(); from += 1_000) {
                byte[] more = bytes(lines.subList(Math.max(from - 100, 0), from + 1_000));
                int before = from == 0 ? 0 : bytes(lines.subList(from - 100, from)).length;
                out.write(compression
                        .compress(new Slice(more, before, more.length))
                        .toArray());
            }
        }

        // Then
        assertThat(Contents.lines(file)).isEqualTo(lines);
        assertThat(compression.problem()).isEmpty();
    }

    private static byte[] bytes(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
