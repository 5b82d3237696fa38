package dev.fhirseeder;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.fhirseeder.report.JsonLines;
import dev.fhirseeder.settings.ManagementSetting;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Sets up the log: one line an event, on stderr, since stdout belongs to the summary. Logback finds it as a service. It is
 * code, since to read the same as XML takes a tenth of the whole start; a file of one's own, named by
 * {@code -Dlogback.configurationFile}, takes its place.
 */
public final class Logging extends ContextAwareBase implements Configurator {

    /** The format that collectors read. */
    static final String JSON = "json";

    private static final String CONSOLE = "console";
    private static final String LINE = "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %-5level %logger{0} %msg%n";

    /**
     * HAPI logs what our interceptor throws, too; it is the outcome of an attempt, and told as such. So is why a request broke
     * down, which timers, the jobs of Quartz and the consumer of files would tell again.
     */
    private static final List<String> TELL_TWICE = List.of(
            "ca.uhn.fhir.interceptor.executor.BaseInterceptorService",
            "org.apache.camel.component.quartz.CamelJob",
            "org.apache.camel.component.quartz.StatefulCamelJob",
            "org.apache.camel.component.timer.TimerConsumer",
            "org.apache.camel.component.file.GenericFileOnCompletion");

    /** A path that is not written as a URI is the fault of the client, who is told; nobody else need be, in sixty lines. */
    private static final String TELLS_OTHERS = "io.vertx.ext.web.RoutingContext";

    /** A broker that is out of reach would be told of by each client once a second; {@code kafka/Reach.java} tells it once. */
    private static final String TELLS_EACH_TRY = "org.apache.kafka.clients.NetworkClient";

    /** They would write down each request as it goes over the wire, with the credentials in it. */
    private static final List<String> TELL_SECRETS = List.of("org.apache.http.wire", "org.apache.http.headers");

    /** In detail it would tell how brokers are entered, with the password. */
    private static final String TELLS_HOW_IT_IS_SET_UP = "org.apache.camel.main";

    /** Silences those who would tell secrets, whatever a configuration of one's own says. */
    static void keepSecrets() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log) {
            TELL_SECRETS.forEach(name -> log.getLogger(name).setLevel(Level.OFF));
            log.getLogger(TELLS_HOW_IT_IS_SET_UP);
            log.getLoggerList().forEach(Logging::keepSecrets);
        }
    }

    /** A logger that is named by itself goes its own way, whatever holds for those above it. */
    private static void keepSecrets(Logger logger) {
        if (TELL_SECRETS.stream().anyMatch(name -> isBelow(logger, name))) {
            logger.setLevel(Level.OFF);
        }
        if (isBelow(logger, TELLS_HOW_IT_IS_SET_UP)
                && !logger.getEffectiveLevel().isGreaterOrEqual(Level.INFO)) {
            logger.setLevel(Level.INFO);
        }
    }

    private static boolean isBelow(Logger logger, String name) {
        return logger.getName().equals(name) || logger.getName().startsWith(name + ".");
    }

    /** The log is set up before the settings are read, by the environment and the command line; this is what else says of it. */
    static void follow(Settings settings) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log) {
            follow(log, settings);
        }
    }

    static void follow(LoggerContext log, Settings settings) {
        if (settings.isChosen(ManagementSetting.LOG_LEVEL)) {
            log.getLogger(Logging.class.getPackageName())
                    .setLevel(Level.valueOf(settings.get(ManagementSetting.LOG_LEVEL)));
        }
        if (settings.isChosen(ManagementSetting.LOG_FORMAT)
                && log.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender(CONSOLE)
                        instanceof ConsoleAppender<ILoggingEvent> console) {
            console.setEncoder(encoder(log, settings.get(ManagementSetting.LOG_FORMAT)));
        }
    }

    @Override
    public ExecutionStatus configure(LoggerContext log) {
        if (System.getProperty("logback.configurationFile") != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        Logger root = log.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(console(log));
        log.getLogger(Logging.class.getPackageName())
                .setLevel(Level.toLevel(chosen(ManagementSetting.LOG_LEVEL), Level.INFO));
        TELL_TWICE.forEach(name -> log.getLogger(name).setLevel(Level.OFF));
        log.getLogger(TELLS_OTHERS).setLevel(Level.OFF);
        log.getLogger(TELLS_EACH_TRY).setLevel(Level.ERROR);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** What happens before the settings are read is logged by the environment and the command line alone. */
    private static @Nullable String chosen(Setting<String> setting) {
        String variable = setting.variable();
        return Optional.ofNullable(System.getProperty(variable)).orElseGet(() -> System.getenv(variable));
    }

    private static ConsoleAppender<ILoggingEvent> console(LoggerContext log) {
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(log);
        console.setName(CONSOLE);
        console.setTarget(ConsoleTarget.SystemErr.getName());
        console.setEncoder(encoder(log, chosen(ManagementSetting.LOG_FORMAT)));
        console.start();
        return console;
    }

    private static Encoder<ILoggingEvent> encoder(LoggerContext log, @Nullable String format) {
        Encoder<ILoggingEvent> encoder =
                JSON.equalsIgnoreCase(format) ? new JsonLines(Logging.class.getPackageName()) : text();
        encoder.setContext(log);
        encoder.start();
        return encoder;
    }

    private static PatternLayoutEncoder text() {
        PatternLayoutEncoder line = new PatternLayoutEncoder();
        line.setPattern(LINE);
        return line;
    }
}
