package dev.fhirseeder.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EachTest {

    private final AtomicInteger made = new AtomicInteger();
    private final Each<String, List<String>> each = new Each<>(key -> {
        made.incrementAndGet();
        return new ArrayList<>(List.of(key));
    });

    @Test
    void equal_keys_have_the_same_whichever_object_asks() {
        List<String> first = each.apply("measles");
        assertThat(each.apply(new String("measles"))).isSameAs(first);
        assertThat(each.apply("measles")).isSameAs(first);
        assertThat(made).hasValue(1);
    }

    @Test
    void many_who_ask_at_the_same_time_get_what_is_theirs() {
        List<String> keys =
                IntStream.range(0, 5_000).mapToObj(Integer::toString).toList();
        IntStream.range(0, 200_000).parallel().forEach(i -> {
            String key = keys.get(i % 7 == 0 ? i % keys.size() : i % 10);
            assertThat(each.apply(key)).containsExactly(key);
        });
        assertThat(made).hasValue(keys.size());
    }
}
