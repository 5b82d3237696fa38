package dev.fhirseeder.live;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the forms begin with.
 *
 * @param records how many people are asked for
 * @param pt the provinces, comma-separated
 * @param provinces the codes that there are
 */
public record Wishes(long records, String pt, List<String> provinces) {

    /** Returns what may be chosen of provinces: what the settings say first, each by itself, and all of them. */
    public List<String> choices() {
        return Stream.of(Stream.of(pt), provinces.stream(), Stream.of(String.join(",", provinces)))
                .flatMap(choice -> choice)
                .distinct()
                .toList();
    }

    /** Returns a choice of provinces as people read it, for example {@code BC and ON}. */
    static String words(String choice) {
        return Stream.of(choice.split(","))
                .map(code -> code.toUpperCase(Locale.ROOT))
                .collect(Collectors.joining(" and "));
    }
}
