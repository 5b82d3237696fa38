package dev.fhirseeder.access;

import dev.fhirseeder.settings.AccessSetting;
import dev.fhirseeder.settings.SecretFile;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import java.util.Optional;

/** What it means that a server turns us away, by what it was shown: in one line, with the names of settings and no secret. */
final class Rejection {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final Settings settings;
    private final Authentication way;

    Rejection(Settings settings) {
        this.settings = settings;
        this.way = Authentication.of(settings);
    }

    /**
     * Returns what is to be looked at. There is nothing to say of another status, nor of 403 from whoever was shown nothing:
     * that may be about the address alone.
     *
     * @param status with which the server has answered
     */
    Optional<String> told(int status) {
        if (status != UNAUTHORIZED && status != FORBIDDEN) {
            return Optional.empty();
        }
        if (!isSilent()) {
            return Optional.of(line(status, status == FORBIDDEN ? "; CHECK_SERVER=false would send all the same" : ""));
        }
        return status == UNAUTHORIZED ? Optional.of(line(status, "")) : Optional.empty();
    }

    private String line(int status, String end) {
        return "%s (%s): found %s, to which %s answers %d, expected %s%s"
                .formatted(
                        place().variable(),
                        place().property(),
                        shown(),
                        settings.get(Setting.FHIR_URL),
                        status,
                        expected(),
                        end);
    }

    private boolean isSilent() {
        return settings.get(Setting.IS_LOCAL_DEV) || (way == Authentication.NONE && !hasHeaders());
    }

    private boolean hasHeaders() {
        return Authentication.isGiven(settings, AccessSetting.FHIR_HEADERS);
    }

    private Setting<?> place() {
        if (settings.get(Setting.IS_LOCAL_DEV)) {
            return Setting.IS_LOCAL_DEV;
        }
        return way == Authentication.NONE && hasHeaders() ? AccessSetting.FHIR_HEADERS : AccessSetting.FHIR_AUTH;
    }

    private String shown() {
        if (settings.get(Setting.IS_LOCAL_DEV)) {
            return "true, which sends no credentials";
        }
        String beside = hasHeaders() ? ", and " + given(AccessSetting.FHIR_HEADERS) : "";
        return switch (way) {
            case NONE -> hasHeaders() ? "headers and no credentials beside them" : "no credentials";
            case BASIC -> "'basic' with FHIR_USER and " + given(AccessSetting.FHIR_PASSWORD) + beside;
            case BEARER -> "'bearer' with " + given(AccessSetting.FHIR_TOKEN) + beside;
            case OAUTH2 -> "'oauth2' with a token that was given for FHIR_CLIENT_ID" + beside;
            case SMART -> "'smart' with a token that was given for FHIR_CLIENT_ID" + beside;
        };
    }

    private String expected() {
        if (settings.get(Setting.IS_LOCAL_DEV)) {
            return "a server that lets everybody in, or IS_LOCAL_DEV=false and FHIR_AUTH";
        }
        return switch (way) {
            case NONE ->
                hasHeaders()
                        ? "those that it accepts; check them, and whether it wants FHIR_AUTH besides"
                        : "basic, bearer, oauth2 or smart, whichever it takes, and what belongs to it";
            case BASIC -> "a user and a password that it accepts; check both";
            case BEARER -> "a token that it accepts; check whether it is for this server and has not ended";
            case OAUTH2, SMART -> "a token that it accepts; check FHIR_SCOPE, and what the client may do there";
        };
    }

    private String given(Setting<?> secret) {
        Setting<?> file = SecretFile.of(secret);
        return settings.isChosen(file) ? file.variable() : secret.variable();
    }
}
