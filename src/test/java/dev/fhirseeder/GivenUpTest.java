package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** When a run is given up, and what becomes of its people. */
class GivenUpTest {

    @TempDir
    Path data;

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void a_server_that_turns_the_credentials_away_ends_the_run(int status) {
        // When
        Outcome outcome = Outcome.of(
                seeding(300).with("PARALLELISM", 1),
                (number, bundle) -> number == 2 ? Answer.refused(status) : Answer.taken(bundle));

        // Then
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.server().requests()).isEqualTo(2);
        assertThat(outcome.report("delivered")).isEqualTo(3);
        assertThat(outcome.report("deadLettered")).isBetween(3L, 30L);
        assertThat(outcome.report("remaining")).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405})
    void a_server_that_takes_nothing_at_that_address_ends_the_run(int status) {
        // When
        Outcome outcome = Outcome.of(seeding(300).with("PARALLELISM", 1), (number, bundle) -> Answer.refused(status));

        // Then
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.server().requests()).isEqualTo(1);
        assertThat(outcome.report("remaining")).isPositive();
    }

    @Test
    void a_run_whose_dead_letters_cannot_be_kept_is_given_up_in_one_line() throws IOException {
        // Given
        Files.createDirectories(data);
        Files.createFile(data.resolve("dead-letter"));
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);

        // When
        Outcome outcome = Outcome.withTrouble(seeding(300), (number, bundle) -> Answer.refused(422));
        root.detachAppender(log);

        // Then
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.report("remaining")).isEqualTo(300);
        assertThat(outcome.report("generated")).isLessThan(300);
        assertThat(log.list)
                .allSatisfy(event -> assertThat(event.getThrowableProxy()).isNull());
        assertThat(log.list)
                .filteredOn(event -> event.getLevel().equals(Level.ERROR))
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .contains("given up", "dead-letter");
    }

    @Test
    void nothing_of_a_person_is_logged_even_when_a_dead_letter_cannot_be_written() throws IOException {
        // Given
        Files.createDirectories(data);
        Files.createFile(data.resolve("dead-letter"));
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);

        // When
        Outcome outcome = Outcome.withTrouble(seeding(3), (number, bundle) -> Answer.refused(422));
        root.detachAppender(log);

        // Then
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.report("remaining")).isEqualTo(3);
        assertThat(log.list)
                .anyMatch(event -> event.getFormattedMessage().contains("status=422"))
                .noneMatch(
                        event -> (event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy()))
                                .contains("birthDate"));
    }

    private Seeding seeding(int people) {
        return new Seeding(data)
                .with("NUM_RECORDS", people)
                .with("BUNDLE_SIZE", 3)
                .with("SEED", 7)
                .with("AS_OF", "2026-11-22")
                .with("VACCINES", "MMR");
    }
}
