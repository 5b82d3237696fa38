package dev.fhirseeder.settings;

import java.util.regex.Pattern;

/** What an operator may choose of what the server is asked before anything is written. */
public final class CheckSetting {

    static final Declared ALL = new Declared();

    public static final Setting<Boolean> CHECK_SERVER = ALL.setting(
            "CHECK_SERVER",
            "true",
            "whether the server's CapabilityStatement is read before anything is written, and a wrong server refused",
            Kind.BOOLEAN);

    public static final Setting<Pattern> PRODUCTION_PATTERN = ALL.setting(
            "PRODUCTION_PATTERN",
            "(?i)(?<!(?<![a-z])(non|pre|no|not|never)(?![a-z])([-_. ]{1,3}|[^.;:,/]{0,40}))(?<![a-z0-9])prod(uction)?(?![a-z])",
            "a server is refused if this is found in FHIR_URL, or in the name, title, URL or implementation of its CapabilityStatement",
            Kind.PATTERN);

    private CheckSetting() {}
}
