package dev.fhirseeder.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.fhirseeder.run.Requests;
import dev.fhirseeder.run.Run;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class OutageTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Run run = Requests.run(3);

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -5_000_000_000L, Long.MAX_VALUE - 5_000_000_000L})
    void an_outage_is_waited_for_until_its_limit_whatever_the_clock_began_with(long start) {
        // Given
        nanos.set(start);
        Outage outage = new Outage(Duration.ofSeconds(10), nanos::get);
        outage.lasts(run, Optional.empty());

        // When
        boolean before = later(outage, Duration.ofNanos(9_999_999_999L));
        boolean at = later(outage, Duration.ofNanos(1));

        // Then
        assertThat(before).isTrue();
        assertThat(at).isFalse();
    }

    @Test
    void the_next_outage_is_waited_for_anew() {
        // Given
        Outage outage = new Outage(Duration.ofSeconds(10), nanos::get);
        outage.lasts(run, Optional.empty());
        later(outage, Duration.ofSeconds(9));

        // When
        outage.ends();

        // Then
        assertThat(later(outage, Duration.ofSeconds(9))).isTrue();
        assertThat(later(outage, Duration.ofSeconds(9))).isTrue();
        assertThat(later(outage, Duration.ofSeconds(1))).isFalse();
    }

    @Test
    void each_run_has_the_whole_patience_however_long_the_one_before_has_waited() {
        // Given
        Outage outage = new Outage(Duration.ofSeconds(10), nanos::get);
        outage.lasts(Requests.run(3), Optional.empty());
        later(outage, Duration.ofSeconds(9));

        // When
        boolean still = later(outage, Duration.ofSeconds(9));
        boolean ended = later(outage, Duration.ofSeconds(1));

        // Then
        assertThat(still).isTrue();
        assertThat(ended).isFalse();
    }

    @Test
    void the_beginning_and_the_end_of_an_outage_are_told_once_each() {
        // Given
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(Outage.class);
        log.start();
        logger.addAppender(log);
        Outage outage = new Outage(Duration.ofSeconds(10), nanos::get);

        // When
        outage.lasts(run, Optional.empty());
        later(outage, Duration.ofSeconds(5));
        outage.ends();
        outage.ends();
        logger.detachAppender(log);

        // Then
        assertThat(log.list)
                .extracting(event -> event.getLevel() + " " + event.getFormattedMessage())
                .containsExactly(
                        "WARN run=test server= out of reach, waiting up to PT10S",
                        "INFO run=test server in reach again after PT5S");
    }

    @Test
    void a_run_says_that_it_waits_until_the_server_is_in_reach_or_the_patience_over() {
        // Given
        Outage outage = new Outage(Duration.ofSeconds(10), nanos::get);
        Run other = Requests.run(3);

        // When
        outage.lasts(run, Optional.empty());
        outage.lasts(other, Optional.empty());
        outage.over(other);

        // Then
        assertThat(other.isWaiting()).isFalse();
        assertThat(run.isWaiting()).isTrue();
        outage.ends();
        assertThat(run.isWaiting()).isFalse();
        outage.lasts(run, Optional.empty());
        later(outage, Duration.ofSeconds(11));
        assertThat(run.isWaiting()).isFalse();
    }

    @Test
    void with_no_patience_nothing_is_waited_for() {
        assertThat(new Outage(Duration.ZERO, nanos::get).lasts(run, Optional.empty()))
                .isFalse();
    }

    @Test
    void nobody_is_held_back_while_the_server_is_in_reach() {
        // Given
        Outage outage = new Outage(Duration.ofSeconds(10), nanos::get);
        outage.lasts(Requests.run(3), Optional.empty());

        // When
        outage.await(run);

        // Then
        assertThat(outage.duration()).as("of the other run").contains(Duration.ZERO);
    }

    static Stream<Arguments> ends() {
        return Stream.of(
                end("the server is in reach again", (outage, run) -> outage.ends()),
                end("the run waits no longer", Outage::over),
                end("the run is given up", (outage, run) -> run.giveUp()),
                end("the run is stopped", (outage, run) -> run.stop()),
                end("the process is being stopped", (outage, run) -> run.interrupt()));
    }

    private static Arguments end(String name, BiConsumer<Outage, Run> what) {
        return Arguments.of(Named.of(name, what));
    }

    @ParameterizedTest
    @MethodSource("ends")
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void who_makes_people_is_held_back_until(BiConsumer<Outage, Run> end) throws Exception {
        // Given
        Outage outage = new Outage(Duration.ofDays(1), nanos::get);
        outage.lasts(run, Optional.empty());
        Thread maker = new Thread(() -> outage.await(run));
        maker.start();
        while (maker.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        // When
        end.accept(outage, run);

        // Then
        maker.join();
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void nobody_is_held_back_longer_than_the_limit() throws Exception {
        // Given
        Outage outage = new Outage(Duration.ofSeconds(10), nanos::get);
        outage.lasts(run, Optional.empty());
        Thread maker = new Thread(() -> outage.await(run));
        maker.start();
        while (maker.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        // When
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());

        // Then
        maker.join();
    }

    @Test
    void an_outage_has_lasted_as_long_as_the_run_that_has_waited_longest() {
        // Given
        Outage outage = new Outage(Duration.ofSeconds(10), nanos::get);
        Run other = Requests.run(3);
        outage.lasts(run, Optional.empty());
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        outage.lasts(other, Optional.empty());
        nanos.addAndGet(Duration.ofSeconds(3).toNanos());

        // When
        Optional<Duration> both = outage.duration();
        run.giveUp();
        Optional<Duration> one = outage.duration();
        outage.ends();

        // Then
        assertThat(both).contains(Duration.ofSeconds(5));
        assertThat(one).contains(Duration.ofSeconds(3));
        assertThat(outage.duration()).isEmpty();
    }

    private boolean later(Outage outage, Duration time) {
        nanos.addAndGet(time.toNanos());
        return outage.lasts(run, Optional.empty());
    }
}
