package dev.fhirseeder.kamelet;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

class PiecesTest {

    private final Logger log = (Logger) LoggerFactory.getLogger(Pieces.class);
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

    @BeforeEach
    void listen() {
        heard.start();
        log.addAppender(heard);
    }

    @AfterEach
    void listenNoMore() {
        log.detachAppender(heard);
    }

    @ParameterizedTest
    @EnumSource(Emission.class)
    void fewer_people_than_were_asked_for_are_told_of_behind_the_last(Emission emission) {
        // When
        pieces(emission, Map.of("pt", "bc", "startIndex", "81818000", "ageFrom", "100", "records", "100"))
                .telling()
                .forEach(piece -> {});

        // Then
        assertThat(heard.list)
                .singleElement()
                .asString()
                .contains("WARN")
                .containsPattern("found \\d+ of the 100 people who are wanted, from index 81818000 on");
    }

    @Test
    void who_has_all_is_told_nothing() {
        // When
        pieces(Emission.BUNDLE, Map.of("records", "3")).telling().forEach(piece -> {});

        // Then
        assertThat(heard.list).isEmpty();
    }

    private static Pieces pieces(Emission emission, Map<String, String> words) {
        DefaultCamelContext context = new DefaultCamelContext();
        context.start();
        return new Pieces(new Parameters().order(words), emission, context);
    }
}
