package dev.fhirseeder.settings;

import java.util.ArrayList;
import java.util.List;

/** What an operator may choose of how a process is watched. */
public final class ManagementSetting {

    static final List<Setting<?>> ALL = new ArrayList<>();

    public static final Setting<Long> MANAGEMENT_PORT = declare(
            "MANAGEMENT_PORT",
            "9876",
            "metrics and health; 0 = off; if taken, a free one",
            Kind.wholeNumber(0, 65_535));

    public static final Setting<String> MANAGEMENT_HOST =
            declare("MANAGEMENT_HOST", "127.0.0.1", "the address on which metrics and health listen", Kind.TEXT);

    public static final Setting<String> LOG_LEVEL =
            declare("LOG_LEVEL", "INFO", "how much is logged", Kind.oneOf("ERROR", "WARN", "INFO", "DEBUG", "TRACE"));

    private ManagementSetting() {}

    private static <T> Setting<T> declare(String variable, String standard, String meaning, Kind<T> kind) {
        Setting<T> setting = new Setting<>(variable, standard, meaning, kind);
        ALL.add(setting);
        return setting;
    }
}
