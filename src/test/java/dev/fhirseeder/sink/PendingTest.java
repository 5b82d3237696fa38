package dev.fhirseeder.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.bundle.Json;
import dev.fhirseeder.bundle.Lines;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PendingTest {

    private static final int LEAST = 40;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_block_ends_with_the_line_that_fills_it_wherever_the_pieces_end(long seed) {
        // Given
        Random chance = new Random(seed);
        List<String> lines = chance.ints(200, 1, 100)
                .mapToObj("x"::repeat)
                .map(line -> line + "\n")
                .toList();
        List<String> expected = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : lines) {
            if (open.append(line).length() >= LEAST) {
                expected.add(open.toString());
                open.setLength(0);
            }
        }
        expected.add(open.toString());

        // When
        Pending pending = new Pending("Patient", LEAST);
        List<Block> blocks = new ArrayList<>();
        for (int from = 0; from < lines.size(); ) {
            int to = Math.min(from + 1 + chance.nextInt(20), lines.size());
            String more = String.join("", lines.subList(from, to));
            blocks.addAll(pending.add(new Lines(to - from, Json.of(more))));
            from = to;
        }
        blocks.add(pending.cut(null));

        // Then
        assertThat(blocks)
                .extracting(block -> new String(block.lines().toArray(), StandardCharsets.UTF_8))
                .isEqualTo(expected);
        assertThat(blocks).extracting(Block::number).isSorted().doesNotHaveDuplicates();
    }
}
