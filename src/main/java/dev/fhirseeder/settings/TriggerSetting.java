package dev.fhirseeder.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** What an operator may choose of what asks for people. */
public final class TriggerSetting {

    static final List<Setting<?>> ALL = new ArrayList<>();

    public static final Setting<Duration> TIMER_PERIOD =
            declare("TIMER_PERIOD", "PT1M", "time between ticks of timer", Kind.duration(Duration.ofMillis(100)));

    public static final Setting<String> CRON =
            declare("CRON", "0 0 3 * * ?", "when cron asks for people: at 3 in the morning by default", Kind.CRON);

    public static final Setting<ZoneId> CRON_ZONE =
            declare("CRON_ZONE", "UTC", "the time zone in which CRON is meant", Kind.ZONE);

    public static final Setting<Long> HTTP_PORT =
            declare("HTTP_PORT", "8081", "where http listens; nothing else is taken", Kind.wholeNumber(1, 65_535));

    public static final Setting<String> HTTP_HOST =
            declare("HTTP_HOST", "127.0.0.1", "the address on which http listens", Kind.TEXT);

    public static final Setting<String> HTTP_TOKEN =
            secret("HTTP_TOKEN", "bearer token that every call of http must show", Kind.SECRET);

    public static final Setting<String> HTTP_USER = declare(
            "HTTP_USER", "", "name that a call of http may show with HTTP_PASSWORD, instead of HTTP_TOKEN", Kind.USER);

    public static final Setting<String> HTTP_PASSWORD = secret("HTTP_PASSWORD", "password of HTTP_USER", Kind.SECRET);

    public static final Setting<Long> HTTP_RATE = declare(
            "HTTP_RATE",
            "100",
            "calls a second that http takes, at most; others are told to come again",
            Kind.wholeNumber(1, 100_000));

    public static final Setting<Long> HTTP_WAIT = declare(
            "HTTP_WAIT",
            "100",
            "up to so many people POST /seed answers when they have been delivered, else at once with 202",
            Kind.wholeNumber(0, 1_000_000));

    public static final Setting<Path> INBOX =
            declare("INBOX", "inbox", "the folder into which request files are dropped for file", Kind.FOLDER);

    public static final Setting<String> CLUSTER = declare(
            "CLUSTER",
            "none",
            "file: of several processes that share DATA_DIR, one alone runs timer, cron and file, and another takes over when it dies; own: so, too, but a cluster service of your own elects it",
            Kind.oneOf("none", "file", "own"));

    private TriggerSetting() {}

    private static <T> Setting<T> declare(String variable, String standard, String meaning, Kind<T> kind) {
        Setting<T> setting = new Setting<>(variable, standard, meaning, kind);
        ALL.add(setting);
        return setting;
    }

    private static <T> Setting<T> secret(String variable, String meaning, Kind<T> kind) {
        return SecretFile.declare(ALL, variable, meaning, kind);
    }
}
