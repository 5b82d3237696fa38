package dev.fhirseeder.access;

import dev.fhirseeder.settings.AccessSetting;
import dev.fhirseeder.settings.SecretFile;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What must be so before anything is sent to a FHIR server: no secret goes where strangers read it. */
public final class Rules {

    private Rules() {}

    /**
     * Returns what is wrong with how the server is told who asks: at best nothing. With {@code IS_LOCAL_DEV=true} it is told
     * nothing, and everything is good.
     */
    public static List<String> problems(Settings settings) {
        if (settings.get(Setting.IS_LOCAL_DEV)) {
            return List.of();
        }
        Authentication way = Authentication.of(settings);
        return Stream.of(
                        way.missing(settings).map(setting -> missing(way, setting)),
                        way.surplus(settings).map(setting -> surplus(way, settings, setting)),
                        unsaid(way, settings).stream(),
                        overheard(way, settings),
                        key(way, settings).stream())
                .flatMap(faults -> faults)
                .toList();
    }

    /** Tells whether what goes to an address is read by nobody on the way. */
    public static boolean isSafe(URI address) {
        return "https".equalsIgnoreCase(address.getScheme()) || isLoopback(address);
    }

    /** Tells whether an address is this machine's own, by its name alone. */
    public static boolean isLoopback(URI address) {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.matches("127(\\.[0-9]{1,3}){3}")
                || host.equals("[::1]")
                || host.equals("[0:0:0:0:0:0:0:1]");
    }

    private static String missing(Authentication way, Setting<?> setting) {
        String or = setting.isSecret() ? " or " + SecretFile.of(setting).variable() : "";
        return "%s: found nothing, expected it%s with FHIR_AUTH=%s".formatted(named(setting), or, way.word());
    }

    private static String surplus(Authentication way, Settings settings, Setting<?> setting) {
        return settings.isChosen(AccessSetting.FHIR_AUTH)
                ? "%s: found a value, expected nothing with FHIR_AUTH=%s".formatted(named(setting), way.word())
                : "%s: found a value, expected FHIR_AUTH beside it, which says what it is for"
                        .formatted(named(setting));
    }

    private static Optional<String> unsaid(Authentication way, Settings settings) {
        URI server = settings.get(Setting.FHIR_URL);
        boolean silent = way == Authentication.NONE && !settings.isChosen(AccessSetting.FHIR_AUTH);
        return silent && !isLoopback(server)
                ? Optional.of(
                        "%s: found nothing, expected how %s is told who asks; FHIR_AUTH=none says that it is not, IS_LOCAL_DEV=true that it need not be"
                                .formatted(named(AccessSetting.FHIR_AUTH), server))
                : Optional.empty();
    }

    private static Stream<String> overheard(Authentication way, Settings settings) {
        boolean secret = way != Authentication.NONE || Authentication.isGiven(settings, AccessSetting.FHIR_HEADERS);
        Stream<Setting<URI>> addresses = Stream.concat(
                Stream.of(Setting.FHIR_URL).filter(setting -> secret),
                Stream.of(AccessSetting.FHIR_TOKEN_URL)
                        .filter(setting -> way == Authentication.OAUTH2 || way == Authentication.SMART));
        return addresses
                .filter(setting ->
                        settings.find(setting).filter(url -> !isSafe(url)).isPresent())
                .map(setting ->
                        "%s: found '%s', expected https, or an address of this machine: credentials would go in clear text"
                                .formatted(named(setting), settings.get(setting)));
    }

    /** A key that is no good is known before the first question. */
    private static Optional<String> key(Authentication way, Settings settings) {
        if (way != Authentication.SMART) {
            return Optional.empty();
        }
        try {
            KeyFile.of(settings).ifPresent(KeyFile::read);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    private static String named(Setting<?> setting) {
        return "%s (%s)".formatted(setting.variable(), setting.property());
    }
}
