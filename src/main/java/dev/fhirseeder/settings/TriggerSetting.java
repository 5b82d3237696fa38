package dev.fhirseeder.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;

/** What an operator may choose of what asks for people. */
public final class TriggerSetting {

    static final Declared ALL = new Declared();

    public static final Setting<Duration> TIMER_PERIOD =
            ALL.setting("TIMER_PERIOD", "PT1M", "time between ticks of timer", Kind.duration(Duration.ofMillis(100)));

    public static final Setting<String> CRON =
            ALL.setting("CRON", "0 0 3 * * ?", "when cron asks for people: at 3 in the morning by default", Kind.CRON);

    public static final Setting<ZoneId> CRON_ZONE =
            ALL.setting("CRON_ZONE", "UTC", "the time zone in which CRON is meant", Kind.ZONE);

    public static final Setting<Long> HTTP_PORT =
            ALL.setting("HTTP_PORT", "8081", "where http listens; nothing else is taken", Kind.wholeNumber(1, 65_535));

    public static final Setting<String> HTTP_HOST =
            ALL.setting("HTTP_HOST", "127.0.0.1", "the address on which http listens", Kind.TEXT);

    public static final Setting<String> HTTP_TOKEN =
            ALL.secret("HTTP_TOKEN", "bearer token that every call of http must show", Kind.SECRET);

    public static final Setting<String> HTTP_USER = ALL.setting(
            "HTTP_USER", "", "name that a call of http may show with HTTP_PASSWORD, instead of HTTP_TOKEN", Kind.USER);

    public static final Setting<String> HTTP_PASSWORD =
            ALL.secret("HTTP_PASSWORD", "password of HTTP_USER", Kind.SECRET);

    public static final Setting<Long> HTTP_RATE = ALL.setting(
            "HTTP_RATE",
            "100",
            "calls a second that http takes, at most; others are told to come again",
            Kind.wholeNumber(1, 100_000));

    public static final Setting<Long> HTTP_WAIT = ALL.setting(
            "HTTP_WAIT",
            "100",
            "up to so many people POST /seed answers when they have been delivered, else at once with 202",
            Kind.wholeNumber(0, 1_000_000));

    public static final Setting<Path> INBOX =
            ALL.setting("INBOX", "inbox", "the folder into which request files are dropped for file", Kind.FOLDER);

    public static final Setting<String> CLUSTER = ALL.setting(
            "CLUSTER",
            "none",
            "file: of several processes that share DATA_DIR, one alone runs timer, cron and file, and another takes over when it dies; own: so, too, but a cluster service of your own elects it",
            Kind.oneOf("none", "file", "own"));

    private TriggerSetting() {}
}
