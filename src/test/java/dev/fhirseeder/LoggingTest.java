package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class LoggingTest {

    private static final String FILE = "logback.configurationFile";

    private final LoggerContext log = new LoggerContext();

    @Test
    void logback_finds_it() {
        assertThat(ServiceLoader.load(Configurator.class)).hasOnlyElementsOfType(Logging.class);
    }

    @Test
    void others_are_heard_when_they_warn_and_we_when_we_inform() {
        // When
        configured();

        // Then
        assertThat(log.getLogger("org.apache.camel").getEffectiveLevel()).isEqualTo(Level.WARN);
        assertThat(log.getLogger(Application.class).getEffectiveLevel()).isEqualTo(Level.INFO);
        assertThat(log.getLogger("ca.uhn.fhir.interceptor.executor.BaseInterceptorService")
                        .getEffectiveLevel())
                .isEqualTo(Level.OFF);
        assertThat(log.getLogger("ROOT").getAppender("console").isStarted()).isTrue();
    }

    @Test
    void a_file_of_ones_own_takes_its_place() {
        // Given
        System.setProperty(FILE, "mine.xml");
        try {
            // When
            ExecutionStatus status = configured();

            // Then
            assertThat(status).isEqualTo(ExecutionStatus.INVOKE_NEXT_IF_ANY);
            assertThat(log.getLogger("ROOT").iteratorForAppenders()).isExhausted();
        } finally {
            System.clearProperty(FILE);
        }
    }

    private ExecutionStatus configured() {
        Logging logging = new Logging();
        logging.setContext(log);
        return logging.configure(log);
    }
}
