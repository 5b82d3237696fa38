package dev.fhirseeder;

import dev.fhirseeder.http.Gate;
import dev.fhirseeder.http.Pass;
import dev.fhirseeder.http.Rate;
import dev.fhirseeder.settings.ManagementSetting;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.SettingsException;
import dev.fhirseeder.settings.TriggerSetting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where requests are taken by HTTP. No other port is taken in the place of one that is not free: clients would not find it.
 *
 * @param host the address
 * @param port 1 to 65,535
 */
record FrontDoor(String host, int port) {

    /** How many bytes a request may have. */
    static final long LONGEST = 64 * 1024;

    /** How long a call may take to come whole; who waits for a run has said all. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);
    private static final String TRIGGER = "http";

    /** Returns where; nothing if nobody is to ask by HTTP. */
    static Optional<FrontDoor> of(Settings settings) {
        return settings.get(Setting.TRIGGER).contains(TRIGGER)
                ? Optional.of(new FrontDoor(
                        settings.get(TriggerSetting.HTTP_HOST),
                        settings.get(TriggerSetting.HTTP_PORT).intValue()))
                : Optional.empty();
    }

    /** Returns what stands against listening there: at best nothing. */
    static List<String> problems(Settings settings) {
        return of(settings)
                .flatMap(door -> door.problem(settings))
                .map(List::of)
                .orElse(List.of());
    }

    private Optional<String> problem(Settings settings) {
        if (!isFree(host, 0)) {
            return Optional.of(
                    "HTTP_HOST (seeder.http-host): found '%s', expected an address of this machine".formatted(host));
        }
        if (port == settings.get(ManagementSetting.MANAGEMENT_PORT)) {
            return Optional.of(
                    "HTTP_PORT (seeder.http-port): found '%d', expected another port than that of MANAGEMENT_PORT"
                            .formatted(port));
        }
        if (!loopback()
                && settings.find(TriggerSetting.HTTP_TOKEN).isEmpty()
                && user(settings).isEmpty()) {
            return Optional.of(
                    "HTTP_HOST (seeder.http-host): found '%s', where others may ask, expected HTTP_TOKEN beside it, or HTTP_USER with HTTP_PASSWORD, or an address of loopback"
                            .formatted(host));
        }
        if (settings.find(TriggerSetting.HTTP_USER).isPresent()
                != settings.find(TriggerSetting.HTTP_PASSWORD).isPresent()) {
            return Optional.of(
                    "HTTP_USER (seeder.http-user): found one alone of it and HTTP_PASSWORD, expected both or none");
        }
        return isFree(host, port)
                ? Optional.empty()
                : Optional.of("HTTP_PORT (seeder.http-port): found '%d', expected a port that is free on %s"
                        .formatted(port, host));
    }

    /**
     * Returns Camel's own words for it.
     *
     * @throws SettingsException if nobody can listen there: Camel would wait for that for ever
     */
    Map<String, String> properties(Settings settings) {
        problem(settings).ifPresent(problem -> {
            throw new SettingsException(List.of(problem));
        });
        return Map.of(
                "camel.server.enabled",
                "true",
                "camel.server.host",
                host,
                "camel.server.port",
                Integer.toString(port),
                "camel.server.maxBodySize",
                Long.toString(LONGEST),
                "camel.server.fileUploadEnabled",
                "false");
    }

    private static Optional<String> user(Settings settings) {
        return settings.find(TriggerSetting.HTTP_USER)
                .flatMap(user -> settings.find(TriggerSetting.HTTP_PASSWORD).map(password -> user + ":" + password));
    }

    private boolean loopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Returns what stands before everything that may be called there. */
    Gate gate(Settings settings) {
        return new Gate(
                new Pass(settings.find(TriggerSetting.HTTP_TOKEN), user(settings)),
                new Rate(settings.get(TriggerSetting.HTTP_RATE), System::nanoTime),
                loopback() ? Optional.of(host) : Optional.empty(),
                PATIENCE);
    }

    /** Says where. */
    void tell() {
        LOG.info("requests are taken at http://{}:{}/seed, as /openapi.json there has it", host, port);
    }

    private static boolean isFree(String host, int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(host))) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
