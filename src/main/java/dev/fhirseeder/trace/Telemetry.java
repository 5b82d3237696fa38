package dev.fhirseeder.trace;

import dev.fhirseeder.access.Rules;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.SettingsException;
import dev.fhirseeder.settings.TracingSetting;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where traces go, and what they say of us.
 *
 * @param endpoint to which they are posted
 * @param headers with which they are posted, secrets
 * @param resource what they say of us
 * @param share of the traces that are sent, from 0 to 1
 */
public record Telemetry(URI endpoint, Map<String, String> headers, Map<String, String> resource, double share) {

    private static final String PATH = "/v1/traces";
    private static final String NAME = "service.name";
    private static final Set<String> SCHEMES = Set.of("http", "https");

    /**
     * Returns what the settings say.
     *
     * @throws SettingsException if one of them is not what it should be; it names every fault
     */
    public static Telemetry of(Settings settings) {
        List<String> problems = new ArrayList<>();
        Telemetry telemetry = read(settings, problems);
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return telemetry;
    }

    /** Returns what is wrong with the settings: at best nothing. */
    public static List<String> problems(Settings settings) {
        List<String> problems = new ArrayList<>();
        read(settings, problems);
        return problems;
    }

    /** Tells where, and no secret. */
    @Override
    public String toString() {
        return endpoint.toString();
    }

    private static Telemetry read(Settings settings, List<String> problems) {
        Map<String, String> resource = new LinkedHashMap<>();
        resource.put(NAME, settings.get(TracingSetting.OTEL_SERVICE_NAME));
        resource.putAll(pairs(TracingSetting.OTEL_RESOURCE_ATTRIBUTES, settings, problems));
        if (settings.isChosen(TracingSetting.OTEL_SERVICE_NAME)) {
            resource.put(NAME, settings.get(TracingSetting.OTEL_SERVICE_NAME));
        }
        URI endpoint = endpoint(settings, problems);
        Map<String, String> headers = pairs(TracingSetting.OTEL_EXPORTER_OTLP_HEADERS, settings, problems);
        if (!headers.isEmpty() && !Rules.isSafe(endpoint)) {
            problems.add(problem(
                    TracingSetting.OTEL_EXPORTER_OTLP_ENDPOINT,
                    settings.get(TracingSetting.OTEL_EXPORTER_OTLP_ENDPOINT),
                    "https, or an address of this machine: the headers would go in clear text"));
        }
        return new Telemetry(endpoint, headers, resource, share(settings, problems));
    }

    private static URI endpoint(Settings settings, List<String> problems) {
        Setting<String> setting = TracingSetting.OTEL_EXPORTER_OTLP_ENDPOINT;
        String text = settings.get(setting);
        try {
            URI url = URI.create(text.replaceFirst("/+$", "") + PATH);
            boolean bare = url.getUserInfo() == null && url.getQuery() == null && url.getFragment() == null;
            if (bare && url.getHost() != null && SCHEMES.contains(url.getScheme())) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        problems.add(problem(
                setting,
                text.matches(".*[@?#].*") ? "…" : text, // there may be a secret in it
                "a URL like http://localhost:4318 without user, query and fragment"));
        return URI.create(setting.standard() + PATH);
    }

    private static Map<String, String> pairs(Setting<String> setting, Settings settings, List<String> problems) {
        String text = settings.find(setting).orElse("");
        try {
            return Pairs.read(text);
        } catch (IllegalArgumentException e) {
            problems.add(problem(setting, setting.isSecret() ? "…" : text, Pairs.EXPECTED));
            return Map.of();
        }
    }

    private static double share(Settings settings, List<String> problems) {
        Setting<String> setting = TracingSetting.OTEL_TRACES_SAMPLER;
        String sampler = settings.get(setting);
        return switch (sampler.replaceFirst("^parentbased_", "")) {
            case "always_on" -> 1;
            case "always_off" -> 0;
            case "traceidratio" -> ratio(settings, problems);
            default -> {
                problems.add(
                        problem(
                                setting,
                                sampler,
                                "one of always_on, always_off, traceidratio, parentbased_always_on, parentbased_always_off, parentbased_traceidratio"));
                yield 1;
            }
        };
    }

    private static double ratio(Settings settings, List<String> problems) {
        Setting<String> setting = TracingSetting.OTEL_TRACES_SAMPLER_ARG;
        String text = settings.get(setting);
        try {
            double ratio = Double.parseDouble(text);
            if (ratio >= 0 && ratio <= 1) {
                return ratio;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        problems.add(problem(setting, text, "a number from 0 to 1"));
        return 1;
    }

    private static String problem(Setting<?> setting, String found, String expected) {
        return "%s (%s): found '%s', expected %s".formatted(setting.variable(), setting.property(), found, expected);
    }
}
