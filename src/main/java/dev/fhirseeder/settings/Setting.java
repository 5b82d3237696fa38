package dev.fhirseeder.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

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

    public static final Setting<URI> FHIR_URL =
            new Setting<>("FHIR_URL", "http://localhost:8080/fhir", "FHIR R4 base URL", Kind.URL);

    public static final Setting<Long> NUM_RECORDS = new Setting<>(
            "NUM_RECORDS",
            "1",
            "people to generate, within the capacity of the province's health numbers (10 for plain `mvn`)",
            Kind.wholeNumber(1, 900_000_000));

    public static final Setting<List<String>> PT = new Setting<>(
            "PT", "bc", "provinces or territories, comma-separated; index i belongs to PT[i mod n]", Kind.CODES);

    public static final Setting<Boolean> IS_LOCAL_DEV =
            new Setting<>("IS_LOCAL_DEV", "false", "true: no authentication is sent", Kind.BOOLEAN);

    public static final Setting<String> FHIR_TOKEN =
            new Setting<>("FHIR_TOKEN", "", "bearer token; give it by the environment, not in a file", Kind.TOKEN);

    public static final Setting<Long> SEED = new Setting<>(
            "SEED",
            "",
            "64-bit seed; with START_INDEX and the dates it fixes every byte (drawn at random, and logged)",
            Kind.SEED);

    public static final Setting<List<String>> VACCINES = new Setting<>(
            "VACCINES", "", "restrict histories to these vaccines or antigens, e.g. MMR (all)", Kind.NAMES);

    public static final Setting<String> HEALTH_NUMBERS = new Setting<>(
            "HEALTH_NUMBERS",
            "valid",
            "whether health numbers pass their check: invalid-check-digit makes numbers that nobody can have",
            Kind.oneOf("valid", "invalid-check-digit"));

    public static final Setting<Double> COMPLETENESS =
            new Setting<>("COMPLETENESS", "1", "share of the doses of childhood that reach the registry", Kind.SHARE);

    public static final Setting<Long> START_INDEX =
            new Setting<>("START_INDEX", "0", "index of the first record", Kind.wholeNumber(0, 899_999_999));

    public static final Setting<LocalDate> AS_OF = new Setting<>(
            "AS_OF", "", "the date as of which histories are known; it only cuts (today, UTC)", Kind.DATE);

    public static final Setting<LocalDate> POPULATION_DATE = new Setting<>(
            "POPULATION_DATE",
            "",
            "the date whose age structure the birth dates follow, not after AS_OF (AS_OF)",
            Kind.DATE);

    public static final Setting<Long> BUNDLE_SIZE =
            new Setting<>("BUNDLE_SIZE", "10", "people a Bundle", Kind.wholeNumber(1, 1_000));

    public static final Setting<Long> PARALLELISM =
            new Setting<>("PARALLELISM", "4", "Bundles in flight, at most", Kind.wholeNumber(1, 64));

    public static final Setting<String> WRITE_MODE = new Setting<>(
            "WRITE_MODE",
            "update",
            "update (PUT with ids derived from the seed), conditional-create (POST + If-None-Exist) or create (plain POST)",
            Kind.oneOf("update", "conditional-create", "create"));

    public static final Setting<Long> MAX_RETRIES =
            new Setting<>("MAX_RETRIES", "5", "redeliveries of one Bundle, at most", Kind.wholeNumber(0, 100));

    public static final Setting<Duration> RETRY_DELAY = new Setting<>(
            "RETRY_DELAY",
            "PT1S",
            "time before the first redelivery; doubled each time, up to ten times as long, with jitter",
            Kind.duration(Duration.ofMillis(1)));

    public static final Setting<Duration> OUTAGE_LIMIT = new Setting<>(
            "OUTAGE_LIMIT",
            "PT2M",
            "how long an unreachable server is waited for before the run gives up",
            Kind.duration(Duration.ZERO));

    public static final Setting<Duration> RESPONSE_TIMEOUT = new Setting<>(
            "RESPONSE_TIMEOUT",
            "PT2M",
            "how long the server may take to answer one Bundle",
            Kind.duration(Duration.ofMillis(1)));

    public static final Setting<String> TRIGGER = new Setting<>(
            "TRIGGER",
            "once",
            "which file of routes/triggers/ or routes/jobs/ runs: once, timer, direct or your own",
            Kind.FILE_NAME);

    public static final Setting<Duration> TIMER_PERIOD =
            new Setting<>("TIMER_PERIOD", "PT1M", "time between ticks of timer", Kind.duration(Duration.ofMillis(100)));

    public static final Setting<String> RUN_ID = new Setting<>(
            "RUN_ID",
            "",
            "names a run; used again, it makes the same people from the same seed and dates (drawn at random)",
            Kind.RUN_NAME);

    public static final Setting<Long> MANAGEMENT_PORT = new Setting<>(
            "MANAGEMENT_PORT",
            "9876",
            "metrics and health; 0 = off; if taken, a free one",
            Kind.wholeNumber(0, 65_535));

    public static final Setting<String> MANAGEMENT_HOST =
            new Setting<>("MANAGEMENT_HOST", "127.0.0.1", "the address on which metrics and health listen", Kind.TEXT);

    public static final Setting<String> SINK = new Setting<>(
            "SINK",
            "fhir",
            "which file of routes/sinks/ takes the Bundles: fhir, or ndjson to write files below DATA_DIR",
            Kind.FILE_NAME);

    public static final Setting<Path> DATA_DIR =
            new Setting<>("DATA_DIR", "data", "dead letters, ledger, reports, NDJSON", Kind.FOLDER);

    public static final Setting<String> LOG_LEVEL = new Setting<>(
            "LOG_LEVEL", "INFO", "how much is logged", Kind.oneOf("ERROR", "WARN", "INFO", "DEBUG", "TRACE"));

    /** Returns every setting, in the order in which people read them. */
    public static List<Setting<?>> all() {
        return List.of(
                FHIR_URL,
                NUM_RECORDS,
                PT,
                IS_LOCAL_DEV,
                FHIR_TOKEN,
                SEED,
                VACCINES,
                HEALTH_NUMBERS,
                COMPLETENESS,
                START_INDEX,
                AS_OF,
                POPULATION_DATE,
                BUNDLE_SIZE,
                PARALLELISM,
                WRITE_MODE,
                MAX_RETRIES,
                RETRY_DELAY,
                OUTAGE_LIMIT,
                RESPONSE_TIMEOUT,
                TRIGGER,
                TIMER_PERIOD,
                RUN_ID,
                MANAGEMENT_PORT,
                MANAGEMENT_HOST,
                SINK,
                DATA_DIR,
                LOG_LEVEL);
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
                    "%s (%s): found '%s', expected %s".formatted(variable, property(), shown(text), kind.expected()),
                    e);
        }
    }

    /** Of a URL neither what may be a user nor what may be a key: both may be secrets. */
    private String shown(String text) {
        if (equals(FHIR_TOKEN) || (equals(FHIR_URL) && text.contains("@"))) {
            return "…";
        }
        return equals(FHIR_URL) ? text.strip().replaceAll("(?s)[?#].*", "?…") : text.strip();
    }
}
