package dev.fhirseeder;

import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One life of the application: Camel Main with our beans and the routes of the working directory. */
final class Seeder {

    private static final Logger LOG = LoggerFactory.getLogger(Seeder.class);

    private final Main main = new Main();
    private final AtomicInteger exitCode = new AtomicInteger(Application.DONE);

    Seeder(Surroundings surroundings) {
        Settings settings = surroundings.settings().read();
        main.setPropertyPlaceholderLocations(
                "file:" + surroundings.folder().resolve(Surroundings.PROPERTIES_FILE) + ";optional=true");
        settings.placeholders().forEach((name, value) -> main.addOverrideProperty(name, value.toString()));
        main.addOverrideProperty(
                "seeder.retry-delay-limit",
                Long.toString(settings.get(Setting.RETRY_DELAY).toMillis() * 10));
        configure(surroundings, settings);
        Wiring.bind(main, settings, this::end);
    }

    /**
     * Runs until the trigger asks for the end, or the process is interrupted.
     *
     * @return the exit code
     * @throws Exception if Camel does not start
     */
    int run() throws Exception {
        main.run();
        return exitCode.get();
    }

    private void end(int code) {
        exitCode.set(code);
        main.completed();
    }

    private void configure(Surroundings surroundings, Settings settings) {
        main.configure().setName("fhir-seeder");
        main.configure().setRoutesIncludePattern(new RouteFiles(surroundings.folder(), settings).pattern());
        main.configure().setAutoConfigurationLogSummary(false);
        main.configure().setStartupSummaryLevel(StartupSummaryLevel.Off);
        main.configure().setShutdownTimeout(300);
        int port = managementPort(settings);
        if (port != 0) {
            manage(settings.get(Setting.MANAGEMENT_HOST), port);
        }
    }

    private void manage(String host, int port) {
        main.addInitialProperty("camel.management.enabled", "true");
        main.addInitialProperty("camel.management.host", host);
        main.addInitialProperty("camel.management.port", Integer.toString(port));
        main.addInitialProperty("camel.management.healthCheckEnabled", "true");
        main.addInitialProperty("camel.management.metricsEnabled", "true");
        main.addInitialProperty("camel.metrics.enabled", "true");
    }

    private static int managementPort(Settings settings) {
        int wanted = settings.get(Setting.MANAGEMENT_PORT).intValue();
        if (wanted == 0) {
            return 0;
        }
        String host = settings.get(Setting.MANAGEMENT_HOST);
        int port = isFree(host, wanted) ? wanted : free(host);
        if (port != wanted) {
            LOG.warn("MANAGEMENT_PORT {} is taken", wanted);
        }
        LOG.info("metrics and health: http://{}:{}/observe/metrics and /observe/health", host, port);
        return port;
    }

    private static boolean isFree(String host, int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(host))) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static int free(String host) {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            return probe.getLocalPort();
        } catch (IOException e) {
            LOG.warn("No port is free on MANAGEMENT_HOST {}: metrics and health are off", host);
            return 0;
        }
    }
}
