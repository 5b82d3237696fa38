package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** What is sent is shown in no log, however much is logged, and in the message of no exception. */
class DiscretionTest {

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private static final Logger OURS = (Logger) LoggerFactory.getLogger("dev.fhirseeder");

    /** It shows on demand what goes over the wire, which is what it is for. */
    private static final Logger WIRE = (Logger) LoggerFactory.getLogger("org.apache.http");

    private static final List<Logger> LOGGERS = List.of(ROOT, OURS, WIRE);

    private final List<Level> before = LOGGERS.stream().map(Logger::getLevel).toList();
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private final List<Appender<ILoggingEvent>> others = new ArrayList<>();
    private final Ear ear = new Ear();

    @TempDir
    Path data;

    /** The console would be flooded. */
    @BeforeEach
    void listen() {
        ROOT.iteratorForAppenders().forEachRemaining(others::add);
        others.forEach(ROOT::detachAppender);
        ear.start();
        ROOT.addAppender(ear);
    }

    @AfterEach
    void restore() {
        ROOT.detachAppender(ear);
        others.forEach(ROOT::addAppender);
        for (int i = 0; i < LOGGERS.size(); i++) {
            LOGGERS.get(i).setLevel(before.get(i));
        }
    }

    static Stream<Arguments> loudness() {
        return Stream.concat(
                Stream.of(Level.TRACE, Level.DEBUG, Level.INFO)
                        .flatMap(level -> Stream.of("200 fine", "200 html", "422", "500", "503 text", "refused entry")
                                .map(answer -> Arguments.of(level, answer))),
                Stream.of(Level.WARN, Level.ERROR).map(level -> Arguments.of(level, "500")));
    }

    @ParameterizedTest
    @MethodSource("loudness")
    void nobody_is_named_in_a_log(Level level, String kind) {
        // Given
        Set<String> names = ConcurrentHashMap.newKeySet();
        ROOT.setLevel(level);
        OURS.setLevel(level);
        WIRE.setLevel(Level.WARN);

        // When
        Outcome.of(seeding(), (number, bundle) -> {
            bundle.findParents("family")
                    .forEach(name ->
                            names.add("\"family\":\"" + name.get("family").asText()));
            bundle.get("entry").forEach(entry -> names.add(entry.get("fullUrl").asText()));
            return answer(kind, Answer.taken(bundle));
        });

        // Then
        assertThat(names).hasSizeGreaterThan(6);
        assertThat(heard).hasSizeGreaterThan(level == Level.TRACE || level == Level.DEBUG ? 100 : 0);
        assertThat(heard).allSatisfy(text -> assertThat(text).doesNotContain(names));
    }

    private static Answer answer(String kind, Answer taken) {
        return switch (kind) {
            case "200 fine" -> taken;
            case "200 html" -> new Answer(200, "text/html", "<html>login</html>");
            case "503 text" -> new Answer(503, "text/plain", "later");
            case "refused entry" -> Answer.fhir(200, taken.body().replaceFirst("201 Created", "422"));
            default -> Answer.refused(Integer.parseInt(kind));
        };
    }

    private Seeding seeding() {
        return new Seeding(data)
                .with("NUM_RECORDS", 3)
                .with("BUNDLE_SIZE", 3)
                .with("SEED", 7)
                .with("MAX_RETRIES", 1)
                .with("AS_OF", "2026-11-22")
                .with("VACCINES", "MMR");
    }

    /** Keeps each message, and those of all exceptions below it. */
    private final class Ear extends AppenderBase<ILoggingEvent> {

        @Override
        protected void append(ILoggingEvent event) {
            heard.add(event.getFormattedMessage());
            for (IThrowableProxy thrown = event.getThrowableProxy(); thrown != null; thrown = thrown.getCause()) {
                heard.add(String.valueOf(thrown.getMessage()));
            }
        }
    }
}
