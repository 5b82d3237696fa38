package dev.fhirseeder;

import dev.fhirseeder.settings.ManagementSetting;
import dev.fhirseeder.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where metrics and health are to be seen.
 *
 * @param host the address
 * @param port 1 to 65,535
 */
record Management(String host, int port) {

    private static final Logger LOG = LoggerFactory.getLogger(Management.class);

    /** Chooses where, and says so: the port of the settings or, if that is taken, a free one; nothing if it is off. */
    static Optional<Management> of(Settings settings) {
        int wanted = settings.get(ManagementSetting.MANAGEMENT_PORT).intValue();
        String host = settings.get(ManagementSetting.MANAGEMENT_HOST);
        if (wanted == 0) {
            return Optional.empty();
        }
        Optional<Integer> port = claim(host, wanted);
        if (port.isEmpty()) {
            LOG.warn("MANAGEMENT_PORT {} is taken on {}; a free one is used", wanted, host);
            port = claim(host, 0);
        }
        port.ifPresentOrElse(
                found -> LOG.info("metrics http://{}:{}/observe/metrics health /observe/health", host, found),
                () -> LOG.warn("No port is free on MANAGEMENT_HOST {}: metrics and health are off", host));
        return port.map(found -> new Management(host, found));
    }

    /** Returns what stands against listening there: at best nothing. A port that is taken is none. */
    static List<String> problems(Settings settings) {
        String host = settings.get(ManagementSetting.MANAGEMENT_HOST);
        if (settings.get(ManagementSetting.MANAGEMENT_PORT) == 0
                || claim(host, 0).isPresent()) {
            return List.of();
        }
        return List.of("MANAGEMENT_HOST (seeder.management-host): found '%s', expected an address of this machine"
                .formatted(host));
    }

    /** Returns Camel's own words for it. */
    Map<String, String> properties() {
        return Map.of(
                "camel.management.enabled", "true",
                "camel.management.host", host,
                "camel.management.port", Integer.toString(port),
                "camel.management.healthCheckEnabled", "true",
                "camel.management.metricsEnabled", "true",
                "camel.metrics.enabled", "true",
                "camel.metrics.binders", "jvm-memory,jvm-gc,jvm-thread,processor,uptime");
    }

    private static Optional<Integer> claim(String host, int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(host))) {
            return Optional.of(probe.getLocalPort());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
