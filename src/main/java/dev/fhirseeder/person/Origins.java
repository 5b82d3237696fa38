package dev.fhirseeder.person;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.random.Draws;
import dev.fhirseeder.random.Weighted;
import dev.fhirseeder.vaccine.Term;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The languages and ethnic groups of a province, drawn so that both sets of shares hold and the two agree: a language
 * that names a group gives that group; the other languages share what remains of each group.
 *
 * <p>Omitted: origin depends on nothing but the language, and in particular not on the place or the age.
 */
final class Origins {

    private static final List<String> LANGUAGE_COLUMNS =
            List.of("tag", "name", "share", "ethnic_group", "names", "source");
    private static final List<String> ORIGIN_COLUMNS =
            List.of("group", "code", "display", "indigenous_group", "names", "share", "source");

    private final Weighted<Language> languages;
    private final Map<String, Origin> byGroup = new HashMap<>();
    private final Weighted<Origin> others;

    /**
     * Reads {@code languages.csv} and {@code ethnicity.csv}.
     *
     * @param folder below the root of the class path, with a slash at its end
     * @param pools the keys of names that exist
     * @throws DataFileException if a file is missing or wrong, a language names an unknown group or unknown names, or
     *     the languages of a group have more people than the group
     */
    Origins(String folder, Set<String> pools) {
        List<Origin> origins = Table.read(folder + "ethnicity.csv", ORIGIN_COLUMNS, row -> origin(row, pools));
        List<Language> read = Table.read(folder + "languages.csv", LANGUAGE_COLUMNS, row -> language(row, pools));
        this.languages = Weighted.of(read, Language::share);
        this.others = Weighted.of(origins, origin -> remainder(folder, origin, read));
    }

    /** Draws a preferred language. */
    Language language(Draws draws) {
        return languages.pick(draws);
    }

    /** Draws the origin of someone who prefers this language. */
    Origin origin(Language language, Draws draws) {
        Origin known = language.group() == null ? null : byGroup.get(language.group());
        return known == null ? others.pick(draws) : known;
    }

    private Language language(Row row, Set<String> pools) {
        row.text("source");
        return new Language(
                new Term(row.text("tag"), row.text("name")),
                Shares.percent(row, "share"),
                row.optionalValue("ethnic_group", "one of " + byGroup.keySet(), text -> member(byGroup.keySet(), text))
                        .orElse(null),
                row.value("names", "one of " + pools, text -> member(pools, text)));
    }

    private Origin origin(Row row, Set<String> pools) {
        row.text("source");
        Origin origin = new Origin(
                row.text("group"),
                ethnicity(row),
                row.optionalValue("indigenous_group", "a group or nothing", IndigenousGroup::valueOf)
                        .orElse(null),
                row.optionalValue("names", "one of " + pools, text -> member(pools, text))
                        .orElse(null),
                Shares.percent(row, "share"));
        byGroup.put(origin.group(), origin);
        return origin;
    }

    private static @Nullable Term ethnicity(Row row) {
        return row.optional("code")
                .map(code -> new Term(code, row.text("display")))
                .orElse(null);
    }

    private static double remainder(String folder, Origin origin, List<Language> languages) {
        double told = languages.stream()
                .filter(language -> origin.group().equals(language.group()))
                .mapToDouble(Language::share)
                .sum();
        if (told > origin.share()) {
            throw new DataFileException(
                    folder + "ethnicity.csv, group " + origin.group(),
                    "found a share of " + origin.share() + ", expected at least that of its languages, " + told);
        }
        return origin.share() - told;
    }

    private static String member(Set<String> known, String text) {
        if (!known.contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
