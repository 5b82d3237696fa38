package dev.fhirseeder.person;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import net.datafaker.Faker;

/**
 * All pools of names, by key. Where Datafaker has given names by gender for a locale, the key is that locale and the
 * names are Datafaker's; {@code catalogue/names.csv} holds the others, for Datafaker's French and Asian lists mix the
 * genders, and its {@code fr-CA} surnames bear false accents.
 *
 * <p>A key with a year, such as {@code en-CA/1970}, has the given names of those born from that year on, up to the next
 * such key; the surnames are those of the key without a year. The kinds {@code male-middle} and {@code female-middle}, if
 * there, are names that only stand after another, such as Singh or Thị.
 *
 * <p>Omitted: how common a name is, and for all languages but English which years gave it.
 *
 * <p>The lists are taken from Datafaker once, and drawn from with our own draws: that is faster than re-seeding it for
 * each record, and what it caches or draws inside can change nothing.
 */
final class Names {

    private static final String PATH = "catalogue/names.csv";
    private static final List<String> COLUMNS = List.of("names", "kind", "values", "source");
    private static final Set<String> KINDS = Set.of("male", "female", "family");
    private static final Set<String> MIDDLE = Set.of("male-middle", "female-middle");

    /** The locales of Datafaker 2.5.4 that are used: those with given names by gender and in Latin letters. */
    private static final List<String> LOCALES = List.of("en-CA", "es", "pt-BR");

    private final Map<String, NamePool> pools = new HashMap<>();
    private final Map<String, NavigableMap<Integer, NamePool>> eras = new HashMap<>();

    /**
     * Reads {@code catalogue/names.csv} and Datafaker's lists.
     *
     * @throws DataFileException if the file is missing or wrong
     */
    Names() {
        Map<String, Map<String, List<String>>> byKey = new HashMap<>();
        Table.read(PATH, COLUMNS, row -> add(row, byKey));
        for (String locale : LOCALES) {
            pools.put(locale, pool(locale));
        }
        byKey.forEach((key, kinds) -> {
            if (key.indexOf('/') < 0) {
                pools.put(key, pool(key, kinds));
            }
        });
        byKey.forEach((key, kinds) -> {
            if (key.indexOf('/') >= 0) {
                addEra(key, kinds);
            }
        });
    }

    /** Returns the keys that exist. */
    Set<String> keys() {
        return Set.copyOf(pools.keySet());
    }

    /**
     * Returns the pool of this key.
     *
     * @throws IllegalArgumentException if there is none
     */
    NamePool pool(Language language) {
        NamePool pool = pools.get(language.names());
        if (pool == null) {
            throw new IllegalArgumentException("No names " + language.names() + "; there are " + pools.keySet());
        }
        return pool;
    }

    /** Returns the pool of this language for someone born in that year. */
    NamePool pool(Language language, int year) {
        NavigableMap<Integer, NamePool> own = eras.get(language.names());
        Map.Entry<Integer, NamePool> era = own == null ? null : own.floorEntry(year);
        return era == null ? pool(language) : era.getValue();
    }

    /** Returns the surnames of this key. */
    List<String> surnames(String key) {
        NamePool pool = pools.get(key);
        if (pool == null) {
            throw new IllegalArgumentException("No names " + key + "; there are " + pools.keySet());
        }
        return pool.family();
    }

    private void addEra(String key, Map<String, List<String>> kinds) {
        String base = key.substring(0, key.indexOf('/'));
        int year = Integer.parseInt(key.substring(base.length() + 1));
        Map<String, List<String>> whole = new HashMap<>(kinds);
        whole.put("family", surnames(base));
        eras.computeIfAbsent(base, none -> new TreeMap<>()).put(year, pool(key, whole));
    }

    private static Row add(Row row, Map<String, Map<String, List<String>>> byKey) {
        row.text("source");
        row.text("values");
        byKey.computeIfAbsent(row.text("names"), key -> new HashMap<>()).put(row.text("kind"), row.list("values"));
        return row;
    }

    private NamePool pool(String key, Map<String, List<String>> kinds) {
        NamePool given = pools.get(key);
        if (given != null && kinds.keySet().equals(Set.of("family"))) {
            return given.with(kinds.getOrDefault("family", List.of()));
        }
        Set<String> found = new HashSet<>(kinds.keySet());
        found.removeAll(MIDDLE);
        if (!found.equals(KINDS)) {
            throw new DataFileException(
                    PATH + ", names " + key,
                    "found the kinds %s, expected %s and maybe %s".formatted(kinds.keySet(), KINDS, MIDDLE));
        }
        return new NamePool(
                kinds.getOrDefault("male", List.of()),
                kinds.getOrDefault("female", List.of()),
                kinds.getOrDefault("family", List.of()),
                kinds.getOrDefault("male-middle", List.of()),
                kinds.getOrDefault("female-middle", List.of()));
    }

    private static NamePool pool(String locale) {
        Faker faker = new Faker(Locale.forLanguageTag(locale));
        List<String> male = list(faker, "name.male_first_name");
        List<String> female = list(faker, "name.female_first_name");
        return new NamePool(
                without(female, male), without(male, female), list(faker, "name.last_name"), List.of(), List.of());
    }

    /** Datafaker's English lists share names such as Jason, which leave the gender open. */
    private static List<String> without(List<String> others, List<String> names) {
        Set<String> unwanted = Set.copyOf(others);
        return names.stream().filter(name -> !unwanted.contains(name)).toList();
    }

    private static List<String> list(Faker faker, String key) {
        List<String> names = faker.fakeValuesService().fetchObject(key, faker.getContext());
        return names.stream().map(String::strip).distinct().sorted().toList();
    }
}
