package dev.fhirseeder.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the log says of calls that are not answered as was wished. */
class ReasonTest {

    private final AtomicLong nanos = new AtomicLong();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.fhirseeder.http.Calls");

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
        Reason.begin(nanos::get);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
        Reason.begin(System::nanoTime);
    }

    @Test
    void what_is_ours_is_an_error_and_has_a_trace_unless_its_words_say_it_all() {
        // When
        Refusal.answer(new IllegalStateException("scripted")).tell("GET", "/runs");
        Refusal.answer(new UncheckedIOException("Cannot read x", new IOException()))
                .tell("GET", "/runs/x");

        // Then
        assertThat(log.list)
                .extracting(
                        event -> event.getLevel() + " " + event.getFormattedMessage(),
                        event -> event.getThrowableProxy() != null)
                .containsExactly(
                        tuple("ERROR method=GET path=/runs status=500 result=\"The call broke down\"", true),
                        tuple("ERROR method=GET path=/runs/x status=500 result=\"Cannot read x\"", false));
    }

    @Test
    void of_a_storm_of_our_own_faults_some_have_a_line_and_no_client_uses_that_up() {
        // Given
        Answer refused = Problem.of(400, "scripted").answer();
        Answer broken = Refusal.answer(new IllegalStateException("scripted"));

        // When
        for (int call = 0; call < 1_000; call++) {
            refused.tell("POST", "/seed");
        }
        for (int call = 0; call < 1_000; call++) {
            broken.tell("POST", "/seed");
        }

        // Then
        assertThat(log.list)
                .filteredOn(event -> event.getLevel().equals(Level.ERROR))
                .hasSize(20);
        assertThat(log.list).hasSize(40);
    }

    @Test
    void who_begins_to_tell_owes_nothing_of_what_was_left_untold_before() {
        // Given
        Answer refused = Problem.of(400, "scripted").answer();
        for (int call = 0; call < 1_000; call++) {
            refused.tell("POST", "/seed");
        }

        // When
        Reason.begin(nanos::get);
        refused.tell("POST", "/first");

        // Then
        assertThat(log.list.get(20).getFormattedMessage())
                .isEqualTo("method=POST path=/first status=400 result=\"scripted\"");
    }

    @Test
    void of_a_storm_of_calls_some_have_a_line_and_the_others_are_counted() {
        // Given
        Answer refused = Problem.of(400, "scripted\nline").answer();

        // When
        for (int call = 0; call < 1_000; call++) {
            refused.tell("POST", "/seed");
        }
        nanos.addAndGet(1_000_000_000);
        refused.tell("POST", "/last");

        // Then
        List<String> lines =
                log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        assertThat(lines)
                .hasSize(21)
                .startsWith("method=POST path=/seed status=400 result=\"scripted\\u000aline\"")
                .endsWith("method=POST path=/last status=400 result=\"scripted\\u000aline\" untold=980");
    }
}
