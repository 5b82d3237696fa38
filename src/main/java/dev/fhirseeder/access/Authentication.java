package dev.fhirseeder.access;

import static dev.fhirseeder.settings.AccessSetting.FHIR_AUTH;
import static dev.fhirseeder.settings.AccessSetting.FHIR_CLIENT_ALGORITHM;
import static dev.fhirseeder.settings.AccessSetting.FHIR_CLIENT_AUTH;
import static dev.fhirseeder.settings.AccessSetting.FHIR_CLIENT_ID;
import static dev.fhirseeder.settings.AccessSetting.FHIR_CLIENT_KEY_FILE;
import static dev.fhirseeder.settings.AccessSetting.FHIR_CLIENT_SECRET;
import static dev.fhirseeder.settings.AccessSetting.FHIR_KEY_ID;
import static dev.fhirseeder.settings.AccessSetting.FHIR_PASSWORD;
import static dev.fhirseeder.settings.AccessSetting.FHIR_SCOPE;
import static dev.fhirseeder.settings.AccessSetting.FHIR_TOKEN;
import static dev.fhirseeder.settings.AccessSetting.FHIR_TOKEN_URL;
import static dev.fhirseeder.settings.AccessSetting.FHIR_USER;

import dev.fhirseeder.settings.SecretFile;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The ways to prove who asks: what each needs, and what it takes beside. */
enum Authentication {
    NONE,
    BASIC,
    BEARER,
    OAUTH2,
    SMART;

    /** What there must be. */
    private List<Setting<?>> needed() {
        return switch (this) {
            case NONE -> List.of();
            case BASIC -> List.of(FHIR_USER, FHIR_PASSWORD);
            case BEARER -> List.of(FHIR_TOKEN);
            case OAUTH2 -> List.of(FHIR_TOKEN_URL, FHIR_CLIENT_ID, FHIR_CLIENT_SECRET);
            case SMART -> List.of(FHIR_CLIENT_ID, FHIR_CLIENT_KEY_FILE);
        };
    }

    /** What there may be. */
    private List<Setting<?>> taken() {
        return switch (this) {
            case NONE, BASIC, BEARER -> List.of();
            case OAUTH2 -> List.of(FHIR_CLIENT_AUTH, FHIR_SCOPE);
            case SMART -> List.of(FHIR_TOKEN_URL, FHIR_SCOPE, FHIR_KEY_ID, FHIR_CLIENT_ALGORITHM);
        };
    }

    /** Returns the way that the settings say or, if they leave it open, that of whoever has a token. */
    static Authentication of(Settings settings) {
        return settings.find(FHIR_AUTH)
                .map(word -> valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(isGiven(settings, FHIR_TOKEN) ? BEARER : NONE);
    }

    /** Tells whether the operator has given a setting or the file of it, be it any good. */
    static boolean isGiven(Settings settings, Setting<?> setting) {
        return settings.isChosen(setting) || (setting.isSecret() && settings.isChosen(SecretFile.of(setting)));
    }

    /** Returns what is missing. */
    Stream<Setting<?>> missing(Settings settings) {
        return needed().stream().filter(setting -> !isGiven(settings, setting));
    }

    /** Returns what was given and is of another way. */
    Stream<Setting<?>> surplus(Settings settings) {
        return Stream.of(values())
                .flatMap(way -> Stream.concat(way.needed().stream(), way.taken().stream()))
                .distinct()
                .filter(setting -> !needed().contains(setting) && !taken().contains(setting))
                .filter(setting -> isGiven(settings, setting));
    }

    /** Returns the word of the setting. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
