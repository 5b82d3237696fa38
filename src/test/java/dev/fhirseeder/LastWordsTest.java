package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastWordsTest {

    @Test
    void the_death_of_a_thread_ends_the_process_as_a_run_that_is_not_all_delivered() throws InterruptedException {
        // Given
        List<Integer> halts = new ArrayList<>();
        Thread thread = new Thread(() -> {
            throw new StackOverflowError("scripted");
        });
        thread.setUncaughtExceptionHandler(new LastWords(halts::add));

        // When
        thread.start();
        thread.join();

        // Then
        assertThat(halts).containsExactly(1);
    }
}
