package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.SettingsReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeapTest {

    /** What a JVM says of the heap that is shipped: one of the two halves that the young take turns in is not counted. */
    private static final long SHIPPED = 60L << 20;

    @Test
    void the_heap_that_is_shipped_is_enough_for_the_defaults() {
        assertThat(Heap.warning(settings(Map.of()), SHIPPED)).isEmpty();
    }

    @Test
    void who_sends_more_at_a_time_is_told_how_much_heap_that_wants() {
        assertThat(Heap.warning(settings(Map.of("PARALLELISM", "64")), SHIPPED))
                .get()
                .asString()
                .contains("640 people", "_JAVA_OPTIONS=-Xmx228m");
    }

    @Test
    void lines_of_files_want_no_more_however_many_people_travel() {
        assertThat(Heap.warning(settings(Map.of("SINK", "ndjson", "BUNDLE_SIZE", "1000")), SHIPPED))
                .isEmpty();
    }

    private static Settings settings(Map<String, String> environment) {
        return new SettingsReader(environment, Map.of()).read();
    }
}
