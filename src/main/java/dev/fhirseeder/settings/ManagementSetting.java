package dev.fhirseeder.settings;

/** What an operator may choose of how a process is watched. */
public final class ManagementSetting {

    static final Declared ALL = new Declared();

    public static final Setting<Long> MANAGEMENT_PORT = ALL.setting(
            "MANAGEMENT_PORT",
            "9876",
            "metrics and health; 0 = off; if taken, a free one",
            Kind.wholeNumber(0, 65_535));

    public static final Setting<String> MANAGEMENT_HOST =
            ALL.setting("MANAGEMENT_HOST", "127.0.0.1", "the address on which metrics and health listen", Kind.TEXT);

    public static final Setting<String> LOG_LEVEL = ALL.setting(
            "LOG_LEVEL", "INFO", "how much is logged", Kind.oneOf("ERROR", "WARN", "INFO", "DEBUG", "TRACE"));

    public static final Setting<String> LOG_FORMAT = ALL.setting(
            "LOG_FORMAT",
            "text",
            "how a line of the log is written: key=value, or JSON by the Elastic Common Schema",
            Kind.oneOf("text", "json"));

    private ManagementSetting() {}
}
