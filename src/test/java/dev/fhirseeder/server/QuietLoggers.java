package dev.fhirseeder.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Silences warnings of the server's libraries that say nothing about a run. */
final class QuietLoggers {

    private static final List<String> CHATTY = List.of(
            "org.springframework.context.support.PostProcessorRegistrationDelegate",
            "org.springframework.aop.framework.CglibAopProxy",
            "org.hibernate.orm.deprecation");

    /** Held here, since the JDK forgets the level of a logger that nobody holds. It says that nothing is traced in this process. */
    private static final java.util.logging.Logger TRACES =
            java.util.logging.Logger.getLogger("io.opentelemetry.api.GlobalOpenTelemetry");

    private QuietLoggers() {}

    static void set() {
        CHATTY.forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(Level.ERROR));
        TRACES.setLevel(java.util.logging.Level.WARNING);
    }
}
