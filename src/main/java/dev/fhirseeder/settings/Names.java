package dev.fhirseeder.settings;

import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The names of settings, for those who misspell them. */
final class Names {

    private static final String VARIABLE_PREFIX = "SEEDER_";

    /** What Kubernetes sets in every container beside a service that is called seeder: nobody misspelt it. */
    private static final Pattern SERVICE =
            Pattern.compile("SEEDER_(.+_)?(SERVICE_(HOST|PORT(_.+)?)|PORT(_\\d+_(TCP|UDP|SCTP)(_.+)?)?)");

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
