package dev.fhirseeder.trigger;

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
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.UnitOfWorkHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class InboxTest {

    @TempDir
    Path folder;

    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

    @BeforeEach
    void listen() {
        heard.start();
        ((Logger) LoggerFactory.getLogger(Inbox.class)).addAppender(heard);
    }

    @AfterEach
    void listen_no_more() {
        ((Logger) LoggerFactory.getLogger(Inbox.class)).detachAppender(heard);
    }

    @Test
    void a_file_whose_request_can_be_later_stays_and_is_told_of_once() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("later.json"), "{}");
        Inbox inbox = new Inbox(folder, () -> false);

        // When
        for (int look = 0; look < 3; look++) {
            Exchange exchange = asking(file);
            inbox.take(exchange);
            exchange.setException(SettingsException.passing("sink: run one still writes"));
            done(exchange);
        }

        // Then
        assertThat(file).exists();
        assertThat(folder.resolve(Inbox.FAILED)).doesNotExist();
        assertThat(heard.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .contains("later.json", "stays", "sink: run one still writes");
    }

    @Test
    void a_file_that_takes_the_place_of_another_during_its_run_is_taken_next() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("monday.json"), "{}");
        Inbox inbox = new Inbox(folder, () -> false);
        Exchange first = asking(file);
        inbox.take(first);

        // When
        Files.writeString(file, "{\"records\": 2}");
        first.setException(new IllegalStateException("scripted"));
        done(first);

        // Then
        assertThat(file).exists();
        assertThat(failed()).singleElement().asString().matches("monday-[0-9a-f]{10}[.]faults[.]json");
        Exchange next = asking(file);
        inbox.take(next);
        assertThat(next.isRouteStop()).isFalse();
        assertThat(next.getMessage().getBody()).isEqualTo("{\"records\": 2}");
    }

    @Test
    void a_file_that_has_gone_during_its_run_leaves_its_faults_alone() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("gone.json"), "{}");
        Inbox inbox = new Inbox(folder, () -> false);
        Exchange exchange = asking(file);
        inbox.take(exchange);

        // When
        Files.delete(file);
        exchange.setException(new IllegalStateException("scripted"));
        done(exchange);

        // Then
        assertThat(failed()).singleElement().asString().matches("gone-[0-9a-f]{10}[.]faults[.]json");
    }

    @Test
    void a_file_that_cannot_be_read_is_told_of_once() throws IOException {
        // Given
        Path unreadable = Files.createDirectory(folder.resolve("folder.json"));
        Inbox inbox = new Inbox(folder, () -> false);

        // When
        for (int look = 0; look < 3; look++) {
            assertThatThrownBy(() -> inbox.take(asking(unreadable))).isInstanceOf(IOException.class);
        }

        // Then
        assertThat(heard.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .contains("folder.json", "cannot be read");
    }

    @Test
    void neither_the_name_of_a_file_nor_what_is_in_it_makes_a_line_of_the_log() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("a\nforged.json"), "{}");
        Inbox inbox = new Inbox(folder, () -> false);
        Exchange exchange = asking(file);
        inbox.take(exchange);

        // When
        exchange.setException(new SettingsException(List.of("city: found 'x\nforged'")));
        done(exchange);

        // Then
        assertThat(heard.list)
                .hasSize(2)
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(line -> line.contains("\n"));
    }

    private List<String> failed() throws IOException {
        try (Stream<Path> left = Files.list(folder.resolve(Inbox.FAILED))) {
            return left.map(path -> path.getFileName().toString()).toList();
        }
    }

    private static Exchange asking(Path file) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setBody(file.toFile());
        return exchange;
    }

    private static void done(Exchange exchange) {
        UnitOfWorkHelper.doneSynchronizations(
                exchange, exchange.getExchangeExtension().handoverCompletions());
    }
}
