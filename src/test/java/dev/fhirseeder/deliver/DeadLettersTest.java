package dev.fhirseeder.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.letter.LetterFolder;
import dev.fhirseeder.run.Requests;
import dev.fhirseeder.run.Run;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class DeadLettersTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:15:30Z");

    @TempDir
    Path folder;

    private final Heard heard = new Heard();
    private final Run run = Requests.run(4);

    @Test
    void the_bundle_is_kept_as_it_would_have_been_sent() throws IOException {
        // Given
        Exchange exchange = rejected();

        // When
        letters(folder).keep(exchange);

        // Then
        assertThat(Files.readString(file(exchange, ".json")))
                .isEqualTo(Dispatch.of(exchange).parcel().json().toString());
        assertThat(Files.list(folder)).hasSize(2);
    }

    @Test
    void the_cause_says_who_what_when_and_why() throws IOException {
        // Given
        Exchange exchange = rejected();
        Dispatch.of(exchange).attempt();
        Dispatch.of(exchange).attempt();

        // When
        letters(folder).keep(exchange);

        // Then
        JsonNode cause =
                new ObjectMapper().readTree(file(exchange, ".cause.json").toFile());
        assertThat(cause.at("/bundleId").asText())
                .isEqualTo(Dispatch.of(exchange).parcel().id().toString());
        assertThat(cause.at("/runId").asText()).isEqualTo("test");
        assertThat(cause.at("/people").asInt()).isEqualTo(4);
        assertThat(cause.at("/indices").asText())
                .isEqualTo(Dispatch.of(exchange).who().toString());
        assertThat(cause.at("/failure").asText()).isEqualTo("refused");
        assertThat(cause.at("/status").asInt()).isEqualTo(422);
        assertThat(cause.at("/exception").asText()).isEqualTo("UnprocessableEntityException");
        assertThat(cause.at("/operationOutcome/issue/0/diagnostics").asText()).isEqualTo("HAPI-0541");
        assertThat(cause.at("/attempts").asInt()).isEqualTo(2);
        assertThat(cause.at("/time").asText()).isEqualTo("2026-11-22T10:15:30Z");
        assertThat(cause.at("/fhirUrl").isTextual()).isTrue();
    }

    @Test
    void without_an_answer_there_is_no_status_and_no_word_of_the_server() throws IOException {
        // Given
        Exchange exchange = Journey.failed(run, new ConnectException());

        // When
        letters(folder).keep(exchange);

        // Then
        JsonNode cause =
                new ObjectMapper().readTree(file(exchange, ".cause.json").toFile());
        assertThat(cause.at("/status").asInt()).isZero();
        assertThat(cause.at("/operationOutcome").isNull()).isTrue();
    }

    @Test
    void people_in_the_dead_letters_are_counted_once_they_lie_there() {
        // When
        letters(folder).keep(rejected());

        // Then
        assertThat(run.tally().deadLettered()).isEqualTo(4);
        assertThat(run.remaining()).isZero();
        assertThat(heard.words()).containsExactly("dead-lettered 4");
        assertThat(heard.ends()).containsExactly(false);
    }

    @Test
    void people_who_cannot_be_kept_remain_and_no_more_of_their_run_are_sent() throws IOException {
        // Given
        Path taken = Files.createFile(folder.resolve("taken"));

        // When
        letters(taken).keep(rejected());

        // Then
        assertThat(run.isGivenUp()).isTrue();
        assertThat(run.remaining()).isEqualTo(4);
        assertThat(heard.words()).isEmpty();
    }

    @Test
    void people_who_cannot_be_encoded_remain_and_the_place_of_the_fault_is_logged_without_its_words() {
        // Given
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(DeadLetters.class);
        log.start();
        logger.addAppender(log);
        Exchange exchange = Journey.unencodable(run, "Marie Tremblay");
        exchange.setException(catchException(() -> Dispatch.of(exchange).parcel()));

        // When
        letters(folder).keep(exchange);
        logger.detachAppender(log);

        // Then
        assertThat(run.remaining()).isEqualTo(4);
        assertThat(run.isGivenUp()).isFalse();
        assertThat(ThrowableProxyUtil.asString(log.list.get(0).getThrowableProxy()))
                .contains("IllegalStateException", "Journey")
                .doesNotContain("Tremblay");
        assertThat(folder).isEmptyDirectory();
    }

    private Exchange rejected() {
        OperationOutcome words = new OperationOutcome();
        words.addIssue().setDiagnostics("HAPI-0541");
        return Journey.failed(run, new UnprocessableEntityException("no", words));
    }

    private DeadLetters letters(Path where) {
        return new DeadLetters(new LetterFolder(where), () -> NOW, heard, new Surrender(new Pauses(1)));
    }

    private Path file(Exchange exchange, String end) {
        return folder.resolve(Dispatch.of(exchange).parcel().id() + end);
    }
}
