package dev.fhirseeder.settings;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The names of settings, for those who misspell them. */
final class Names {

    private static final String VARIABLE_PREFIX = "SEEDER_";

    /** What Kubernetes sets in every container beside a service that is called seeder: nobody misspelt it. */
    private static final Pattern SERVICE =
            Pattern.compile("SEEDER_(.+_)?(SERVICE_(HOST|PORT(_.+)?)|PORT(_\\d+_(TCP|UDP|SCTP)(_.+)?)?)");

    /** So many letters a name must have that somebody may have misspelt; with many, two of them may be wrong. */
    private static final int SHORTEST = 6;

    private static final int LONG = 11;

    /** What other programs call theirs is like these, and no slip. */
    private static final Pattern COMMON = Pattern.compile("HTTPS?_.*|NO_PROXY");

    private Names() {}

    /** Tells whether a property looks like ours and is none. */
    static boolean isUnknownProperty(String name) {
        return name.startsWith(Setting.PREFIX)
                && Setting.all().stream().map(Setting::property).noneMatch(name::equals);
    }

    /** Tells whether a variable looks as if it were meant for us: ours have no prefix. */
    static boolean isUnknownVariable(String name) {
        return name.startsWith(VARIABLE_PREFIX) && !SERVICE.matcher(name).matches();
    }

    /** Returns the question whether the most similar name was meant, as the end of a sentence; empty if none is similar. */
    static String nearest(String name) {
        Function<Setting<?>, String> spelling = name.startsWith(Setting.PREFIX) ? Setting::property : Setting::variable;
        String word = word(name);
        return Setting.all().stream()
                .min(Comparator.comparingInt(setting -> distance(word, setting)))
                .filter(setting -> distance(word, setting) <= word.length() / 3)
                .map(setting -> "; did you mean %s?".formatted(spelling.apply(setting)))
                .orElse("");
    }

    /**
     * Returns the setting that a variable is almost called like: the variables are everybody's, so that it must be very like it,
     * and the name not short.
     */
    static Optional<Setting<?>> almost(String name) {
        List<? extends Setting<?>> all = Setting.all();
        return all.stream().anyMatch(setting -> setting.variable().equals(name))
                ? Optional.empty()
                : all.stream()
                        .filter(setting -> isAlmost(name, setting.variable()))
                        .min(Comparator.comparingInt(setting ->
                                LevenshteinDistance.getDefaultInstance().apply(name, setting.variable())))
                        .map(setting -> setting);
    }

    private static boolean isAlmost(String name, String variable) {
        if (COMMON.matcher(variable).matches()) {
            return false;
        }
        int letters = variable.replace("_", "").length();
        int distance = new DamerauLevenshteinDistance()
                .apply(name, variable); // two letters that have changed places are one slip
        return letters >= SHORTEST && distance <= (letters < LONG ? 1 : 2);
    }

    private static int distance(String word, Setting<?> setting) {
        return LevenshteinDistance.getDefaultInstance().apply(word, word(setting.property()));
    }

    /** Returns what a name has to itself: without the prefix, and without regard to case and signs. */
    private static String word(String name) {
        return Stream.of(name.substring(Setting.PREFIX.length()).split("[._-]"))
                .map(part -> part.toLowerCase(Locale.ROOT))
                .reduce((one, other) -> one + "-" + other)
                .orElse("");
    }
}
