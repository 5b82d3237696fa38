package dev.fhirseeder.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A kind of value that a setting can have.
 *
 * @param expected what a good value looks like, to follow the word "expected" in a message
 * @param reader makes the value of a stripped text that is not empty; refuses with an exception
 * @param isSecret whether nobody may read the value
 * @param <T> the type of the value
 */
record Kind<T>(String expected, Function<String, T> reader, boolean isSecret) {

    /** What everybody may read. */
    Kind(String expected, Function<String, T> reader) {
        this(expected, reader, false);
    }

    private static final Duration LONGEST = Duration.ofDays(7);

    static final Kind<Boolean> BOOLEAN = oneOf("true", "false").map(Boolean::valueOf);

    static final Kind<LocalDate> DATE = new Kind<>("a date like 2026-11-22, from 1900 to 2199", text -> {
        LocalDate date = LocalDate.parse(text);
        return require(date, date.getYear() >= 1900 && date.getYear() < 2200);
    });

    static final Kind<Double> SHARE = new Kind<>("a number from 0 to 1", text -> {
        double share = Double.parseDouble(text);
        return require(share, share >= 0 && share <= 1);
    });

    static final Kind<Path> FOLDER = new Kind<>("the path of a folder", Path::of);

    static final Kind<Path> FILE = new Kind<>("the path of a file", Path::of);

    static final Kind<ProxyAddress> PROXY =
            new Kind<>("the address of a proxy like http://user:password@proxy:3128", ProxyAddress::of);

    static final Kind<Pattern> PATTERN = new Kind<>("a regular expression of Java", Pattern::compile);

    static final Kind<Long> SEED = new Kind<>("a whole number of 64 bits", Long::valueOf);

    static final Kind<String> TEXT = new Kind<>("a text", Function.identity());

    static final Kind<String> TOKEN = new Kind<>(
            "a text without line breaks and other control characters",
            text -> require(text, text.chars().noneMatch(Character::isISOControl)));

    static final Kind<String> USER = new Kind<>(
            "a text without colons, line breaks and other control characters",
            text -> require(text, text.indexOf(':') < 0 && text.chars().noneMatch(Character::isISOControl)));

    static final Kind<Map<String, String>> HEADERS = new Kind<>(Headers.EXPECTED, Headers::read);

    /** Long enough that nobody guesses it at the rate at which guesses are taken. */
    static final Kind<String> SECRET = new Kind<>(
            "16 to 1,000 printable characters of ASCII without blanks",
            text -> require(text, text.matches("[!-~]{16,1000}")));

    static final Kind<String> RUN_NAME = new Kind<>(
            "1 to 64 letters, digits, dots, hyphens or underscores, the first a letter or digit; not latest",
            text -> require(text, text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}") && !text.equalsIgnoreCase("latest")));

    static final Kind<String> FILE_NAME =
            new Kind<>("letters, digits and hyphens", text -> require(text, text.matches("[A-Za-z0-9-]+")));

    static final Kind<List<String>> FILE_NAMES = new Kind<>(
            "names of letters, digits and hyphens, comma-separated, each once",
            text -> require(names(text), names(text).stream().allMatch(name -> name.matches("[A-Za-z0-9-]+"))));

    static final Kind<String> TOPIC = new Kind<>(
            "1 to 100 letters, digits, dots, hyphens or underscores",
            text -> require(text, text.matches("[A-Za-z0-9._-]{1,100}")));

    static final Kind<ZoneId> ZONE = new Kind<>("a time zone like America/Vancouver", ZoneId::of);

    /** Its fields; what stands in them, Quartz alone can judge. */
    static final Kind<String> CRON = new Kind<>(
            "a Quartz expression of six or seven fields, seconds first, like 0 30 8 ? * MON-FRI", Kind::fields);

    static final Kind<URI> URL = new Kind<>(
            "an absolute URL like http://localhost:8080/fhir, with a port from 1 to 65,535 if any, without user, query and fragment",
            text -> httpUrl(URI.create(text)));

    /** Names between commas, at least one; blanks around them do not count. */
    static final Kind<List<String>> NAMES = new Kind<>("names, comma-separated", Kind::names);

    static final Kind<List<String>> CODES = new Kind<>(
            "province codes like bc or on, comma-separated, each once", text -> names(text.toLowerCase(Locale.ROOT)));

    static Kind<Long> wholeNumber(long first, long last) {
        return new Kind<>(String.format(Locale.ROOT, "a whole number from %,d to %,d", first, last), text -> {
            long number = Long.parseLong(text);
            return require(number, number >= first && number <= last);
        });
    }

    /** An ISO 8601 duration of at least {@code shortest} and at most a week. */
    static Kind<Duration> duration(Duration shortest) {
        return new Kind<>("an ISO duration from %s to P7D, like PT90S".formatted(shortest), text -> {
            Duration duration = Duration.parse(text);
            return require(duration, duration.compareTo(shortest) >= 0 && duration.compareTo(LONGEST) <= 0);
        });
    }

    static Kind<String> oneOf(String... names) {
        return new Kind<>(
                "one of " + String.join(", ", names),
                text -> Stream.of(names)
                        .filter(text::equalsIgnoreCase)
                        .findFirst()
                        .orElseThrow(IllegalArgumentException::new));
    }

    /** Returns the same kind of value, which nobody may read. */
    Kind<T> secret() {
        return new Kind<>(expected, reader, true);
    }

    <R> Kind<R> map(Function<T, R> then) {
        return new Kind<>(expected, reader.andThen(then), isSecret);
    }

    private static String fields(String text) {
        int count = text.split("\\s+").length;
        if (count < 6 || count > 7) {
            throw new Unlike("found %s, expected 6 or 7".formatted(Counted.of(count, "field", "fields")));
        }
        return text;
    }

    /** Says in particular what is wrong with a value. */
    static final class Unlike extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        Unlike(String why) {
            super(why);
        }
    }

    private static List<String> names(String text) {
        List<String> names =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        return require(
                names,
                names.stream().noneMatch(String::isEmpty)
                        && names.stream().distinct().count() == names.size());
    }

    private static URI httpUrl(URI url) {
        String scheme = url.getScheme();
        boolean bare = url.getUserInfo() == null && url.getQuery() == null && url.getFragment() == null;
        boolean reachable = url.getHost() != null && url.getPort() != 0 && url.getPort() <= 65_535;
        return require(url, bare && reachable && ("http".equals(scheme) || "https".equals(scheme)));
    }

    private static <V> V require(V value, boolean good) {
        if (!good) {
            throw new IllegalArgumentException();
        }
        return value;
    }
}
