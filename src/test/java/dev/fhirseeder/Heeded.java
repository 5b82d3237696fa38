package dev.fhirseeder;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Listens to the log until it is closed. */
final class Heeded extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
    private final Logger logger;

    /** Begins to listen to ours and to that of every library. */
    Heeded() {
        this(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    /** Begins to listen to a logger and to those below it. */
    Heeded(String name) {
        logger = (Logger) LoggerFactory.getLogger(name);
        start();
        logger.addAppender(this);
    }

    /** Returns each error, with the trace of its exception. */
    List<String> errors() {
        return events.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
                .map(event -> event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy()))
                .toList();
    }

    /** Returns each message of a class. */
    List<String> of(String logger) {
        return events.stream()
                .filter(event -> event.getLoggerName().endsWith("." + logger))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    /** Returns each warning. */
    List<String> warnings() {
        return events.stream()
                .filter(event -> event.getLevel().equals(Level.WARN))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Override
    protected void append(ILoggingEvent event) {
        events.add(event);
    }

    @Override
    public void close() {
        logger.detachAppender(this);
    }
}
