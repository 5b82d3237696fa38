package dev.fhirseeder.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One thing that an operator may choose.
 *
 * @param variable the environment variable, for example {@code FHIR_URL}
 * @param standard the default as one would write it; empty if there is none and the setting may be left open
 * @param meaning one sentence for the help text and the README
 * @param kind what values it can have
 * @param <T> the type of its value
 */
public record Setting<T>(String variable, String standard, String meaning, Kind<T> kind) {

    private static final Declared ALL = new Declared();

    public static final Setting<URI> FHIR_URL =
            ALL.setting("FHIR_URL", "http://localhost:8080/fhir", "FHIR R4 base URL", Kind.URL);

    public static final Setting<Long> NUM_RECORDS = ALL.setting(
            "NUM_RECORDS",
            "1",
            "people to generate, within the capacity of the province's health numbers (10 for plain `mvn`)",
            Kind.wholeNumber(1, 900_000_000));

    public static final Setting<List<String>> PT = ALL.setting(
            "PT", "bc", "provinces or territories, comma-separated; index i belongs to PT[i mod n]", Kind.CODES);

    public static final Setting<Boolean> IS_LOCAL_DEV =
            ALL.setting("IS_LOCAL_DEV", "false", "true: no authentication is sent, and no FHIR_HEADERS", Kind.BOOLEAN);

    public static final Setting<Long> SEED = ALL.setting(
            "SEED",
            "",
            "64-bit seed; with START_INDEX and the dates it fixes every byte (drawn at random, and logged)",
            Kind.SEED);

    public static final Setting<List<String>> VACCINES =
            ALL.setting("VACCINES", "", "restrict histories to these vaccines or antigens, e.g. MMR (all)", Kind.NAMES);

    public static final Setting<Long> AGE_FROM = ALL.setting(
            "AGE_FROM", "", "only people of at least this age at AS_OF, in years", Kind.wholeNumber(0, 120));

    public static final Setting<Long> AGE_TO =
            ALL.setting("AGE_TO", "", "only people of at most this age at AS_OF, in years", Kind.wholeNumber(0, 120));

    public static final Setting<List<String>> CITY =
            ALL.setting("CITY", "", "only people who live in one of these places, e.g. Kelowna", Kind.NAMES);

    public static final Setting<String> HEALTH_NUMBERS = ALL.setting(
            "HEALTH_NUMBERS",
            "valid",
            "whether health numbers pass their check: invalid-check-digit makes numbers that nobody can have",
            Kind.oneOf("valid", "invalid-check-digit"));

    public static final Setting<Double> COMPLETENESS =
            ALL.setting("COMPLETENESS", "1", "share of the doses of childhood that reach the registry", Kind.SHARE);

    public static final Setting<Long> START_INDEX =
            ALL.setting("START_INDEX", "0", "index of the first record", Kind.wholeNumber(0, 899_999_999));

    public static final Setting<LocalDate> AS_OF =
            ALL.setting("AS_OF", "", "the date as of which histories are known; it only cuts (today, UTC)", Kind.DATE);

    public static final Setting<LocalDate> POPULATION_DATE = ALL.setting(
            "POPULATION_DATE",
            "",
            "the date whose age structure the birth dates follow, not after AS_OF (AS_OF)",
            Kind.DATE);

    public static final Setting<Long> BUNDLE_SIZE =
            ALL.setting("BUNDLE_SIZE", "10", "people a Bundle (SINK=ndjson: 100 together)", Kind.wholeNumber(1, 1_000));

    public static final Setting<Long> PARALLELISM =
            ALL.setting("PARALLELISM", "4", "Bundles in flight, at most", Kind.wholeNumber(1, 64));

    public static final Setting<String> WRITE_MODE = ALL.setting(
            "WRITE_MODE",
            "update",
            "update (PUT with ids derived from the seed), conditional-create (POST + If-None-Exist), create (plain POST) or auto (what the server's CapabilityStatement offers of the first two)",
            Kind.oneOf("update", "conditional-create", "create", "auto"));

    public static final Setting<String> BUNDLE_TYPE = ALL.setting(
            "BUNDLE_TYPE",
            "transaction",
            "transaction, or batch for servers without transactions (needs WRITE_MODE=update)",
            Kind.oneOf("transaction", "batch"));

    public static final Setting<Long> MAX_ENTRIES = ALL.setting(
            "MAX_ENTRIES",
            "",
            "resources that the server takes in one Bundle, at most (no limit)",
            Kind.wholeNumber(1, 100_000));

    public static final Setting<Boolean> GZIP_REQUESTS = ALL.setting(
            "GZIP_REQUESTS",
            "false",
            "true: Bundles are sent compressed, which saves the wire and costs the processor; not every server takes them",
            Kind.BOOLEAN);

    public static final Setting<Long> MAX_RETRIES =
            ALL.setting("MAX_RETRIES", "5", "redeliveries of one Bundle, at most", Kind.wholeNumber(0, 100));

    public static final Setting<Duration> RETRY_DELAY = ALL.setting(
            "RETRY_DELAY",
            "PT1S",
            "time before the first redelivery; doubled each time, up to ten times as long, with jitter",
            Kind.duration(Duration.ofMillis(1)));

    public static final Setting<Duration> RETRY_LIMIT = ALL.setting(
            "RETRY_LIMIT",
            "PT10M",
            "how long one Bundle is sent again after the server was first reached, at most, whatever MAX_RETRIES and Retry-After say",
            Kind.duration(Duration.ZERO));

    public static final Setting<Duration> OUTAGE_LIMIT = ALL.setting(
            "OUTAGE_LIMIT",
            "PT2M",
            "how long an unreachable server is waited for before the run gives up",
            Kind.duration(Duration.ZERO));

    public static final Setting<Duration> RESPONSE_TIMEOUT = ALL.setting(
            "RESPONSE_TIMEOUT",
            "PT2M",
            "how long the server may take to answer one Bundle",
            Kind.duration(Duration.ofMillis(1)));

    public static final Setting<Duration> STOP_LIMIT = ALL.setting(
            "STOP_LIMIT",
            "PT25S",
            "how long a process that is being stopped may take to finish what is in flight",
            Kind.duration(Duration.ofMillis(1)));

    public static final Setting<List<String>> TRIGGER = ALL.setting(
            "TRIGGER",
            "once",
            "which files of routes/triggers/ run, comma-separated (once, timer, cron, http, kafka, file, direct or your own), or which one of routes/jobs/ (replay, verify, purge, plan, work, collect or your own)",
            Kind.FILE_NAMES);

    public static final Setting<String> RUN_ID = ALL.setting(
            "RUN_ID",
            "",
            "names a run; used again, it resumes that run with its seed and dates (drawn at random)",
            Kind.RUN_NAME);

    public static final Setting<String> RESUME = ALL.setting(
            "RESUME",
            "true",
            "whether an unfinished run that was asked the same is continued; false begins anew; never also leaves nothing to continue",
            Kind.oneOf("true", "false", "never"));

    public static final Setting<String> SINK = ALL.setting(
            "SINK",
            "fhir",
            "which file of routes/sinks/ takes the people: fhir, or ndjson (bulk data) or bundles (one file a Bundle) to write files below DATA_DIR",
            Kind.FILE_NAME);

    public static final Setting<String> COMPRESSION = ALL.setting(
            "COMPRESSION",
            "none",
            "how files of ndjson and bundles are compressed",
            Kind.oneOf("none", "gzip", "zstd"));

    public static final Setting<Path> DATA_DIR =
            ALL.setting("DATA_DIR", "data", "dead letters, ledger, reports, NDJSON, Bundles", Kind.FOLDER);

    public static final Setting<Long> REPORT_PAGES = ALL.setting(
            "REPORT_PAGES",
            "100",
            "of how many of the last runs the report is kept as a page for people, too; 0 for none",
            Kind.wholeNumber(0, 100_000));

    /** Returns every setting, in the order in which people read them. */
    public static List<Setting<?>> all() {
        return Stream.of(
                        ALL,
                        AccessSetting.ALL,
                        TlsSetting.ALL,
                        CheckSetting.ALL,
                        TriggerSetting.ALL,
                        KafkaSetting.ALL,
                        InquirySetting.ALL,
                        ManagementSetting.ALL,
                        TracingSetting.ALL)
                .flatMap(Declared::all)
                .toList();
    }

    /** The beginning of every property of ours. */
    public static final String PREFIX = "seeder.";

    /** Returns the property of this setting, for example {@code seeder.fhir-url}. */
    public String property() {
        return property(variable);
    }

    static String property(String variable) {
        return PREFIX + variable.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Tells whether nobody may read the value. */
    public boolean isSecret() {
        return kind.isSecret();
    }

    /** Returns what a good value looks like, for example {@code a whole number from 1 to 64}. */
    public String expected() {
        return kind.expected();
    }

    /**
     * Reads a value.
     *
     * @param text as an operator wrote it, not blank
     * @throws IllegalArgumentException if the text is no value of this setting; the message says what was expected
     */
    T read(String text) {
        try {
            return kind.reader().apply(text.strip());
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "%s (%s): found '%s', expected %s%s"
                            .formatted(
                                    variable,
                                    property(),
                                    shown(text),
                                    kind.expected(),
                                    e instanceof Kind.Unlike ? "; " + e.getMessage() : ""),
                    e);
        }
    }

    /** Of a URL neither what may be a user nor what may be a key: both may be secrets. */
    private String shown(String text) {
        if (isSecret() || (equals(FHIR_URL) && text.contains("@"))) {
            return "…";
        }
        return equals(FHIR_URL) ? text.strip().replaceAll("(?s)[?#].*", "?…") : text.strip();
    }
}
