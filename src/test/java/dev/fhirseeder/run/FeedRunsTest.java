package dev.fhirseeder.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.fhirseeder.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The runs of a feed, which take the next people each. */
class FeedRunsTest {

    @TempDir
    Path ledger;

    @Test
    void two_runs_never_take_the_same_people_of_a_feed() {
        // Given
        Runs runs = runs();
        Queue<Long> taken = new ConcurrentLinkedQueue<>();
        AtomicInteger refused = new AtomicInteger();

        // When
        Crowd.of(4, thread -> {
            for (int i = 0; i < 50; i++) {
                try {
                    Run run = runs.open(Map.of("records", 1, Runs.NEXT, "true"));
                    taken.add(run.request().startIndex());
                    runs.records(run).next();
                    run.delivered(Indices.of(List.of(run.request().startIndex())), Map.of(), 0);
                    runs.close(run);
                } catch (SettingsException e) {
                    refused.incrementAndGet();
                }
            }
        });

        // Then
        assertThat(taken).doesNotHaveDuplicates().hasSize(200 - refused.get());
        assertThat(runs.open(Map.of(Runs.NEXT, "true")).request().startIndex()).isEqualTo(taken.size());
    }

    @Test
    void a_feed_whose_people_are_being_made_is_refused_to_others_and_named() {
        // Given
        Runs runs = runs();
        runs.open(Map.of(Runs.NEXT, "true"));

        // When
        assertThatThrownBy(() -> runs.open(Map.of(Runs.NEXT, "true")))

                // Then
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("run run-1 still makes the next people of bc");
    }

    @Test
    void a_feed_that_cannot_go_on_is_a_trouble_of_the_run_and_the_run_is_closed_all_the_same() throws IOException {
        // Given
        Runs runs = runs();
        Run run = runs.open(Map.of(Runs.NEXT, "true"));
        runs.records(run).next();
        run.delivered(Indices.parse("0"), Map.of(), 0);
        Files.delete(ledger.resolve("feed-bc.json"));
        Files.createDirectories(ledger.resolve("feed-bc.json/taken"));

        // When
        runs.close(run);

        // Then
        assertThat(run.troubles()).singleElement().asString().contains("the feed stays at index 0", "feed-bc.json");
        assertThat(ledger.resolve("run-run-1.jsonl")).exists();
        assertThat(runs.underWay().stream().findFirst()).isEmpty();
    }

    @Test
    void a_feed_that_has_used_up_the_health_numbers_is_refused_and_nothing_is_under_way() {
        // Given
        Runs runs = runs();
        long capacity = Ledgers.BC.healthNumbers().scheme().capacity();
        new Ledgers(ledger).feed().advance(Requests.from(capacity - 2, 1), 1);

        // When
        assertThatThrownBy(() -> runs.open(Map.of("records", 2, Runs.NEXT, "true")))

                // Then
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("health numbers");
        assertThat(runs.underWay().stream().findFirst()).isEmpty();
    }

    @Test
    void a_tick_does_not_say_each_time_that_the_feed_goes_on_by_itself() {
        // Given
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(Runs.class);
        log.start();
        logger.addAppender(log);

        // When
        runs().open(Map.of(Runs.NEXT, "true"));
        logger.detachAppender(log);

        // Then
        assertThat(log.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .startsWith("run=run-1 seed=");
    }

    private Runs runs() {
        return new Ledgers(ledger).runs();
    }
}
