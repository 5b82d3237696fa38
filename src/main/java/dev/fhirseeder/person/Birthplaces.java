package dev.fhirseeder.person;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.random.Draws;
import dev.fhirseeder.random.Weighted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** In which countries those are born who were born abroad, by language where it tells, else by ethnic group. */
final class Birthplaces {

    private static final String PATH = "catalogue/birthplaces.csv";
    private static final List<String> COLUMNS = List.of("origin", "country", "weight", "source");
    private static final List<String> COUNTRY_COLUMNS = List.of("code", "name", "region", "source");

    private record Birthplace(String origin, Country country, int weight) {}

    private final Map<String, Country> countries = new HashMap<>();
    private final Map<String, Weighted<Birthplace>> byOrigin = new HashMap<>();

    /**
     * Reads {@code catalogue/countries.csv} and {@code catalogue/birthplaces.csv}.
     *
     * @throws DataFileException if one is missing or wrong, or the latter names a country that the former has not
     */
    Birthplaces() {
        Table.read("catalogue/countries.csv", COUNTRY_COLUMNS, this::country);
        Map<String, List<Birthplace>> lists = new TreeMap<>();
        for (Birthplace place : Table.read(PATH, COLUMNS, this::birthplace)) {
            lists.computeIfAbsent(place.origin(), key -> new ArrayList<>()).add(place);
        }
        lists.forEach((origin, places) -> byOrigin.put(origin, Weighted.of(places, Birthplace::weight)));
    }

    /**
     * Returns the countries of those who prefer this language, or, where it tells nothing, of this ethnic group.
     *
     * @throws DataFileException if the file has neither
     */
    Weighted<Birthplace> of(@Nullable String language, String group) {
        Weighted<Birthplace> own = language == null ? null : byOrigin.get(language);
        Weighted<Birthplace> found = own == null ? byOrigin.get(group) : own;
        if (found == null) {
            throw new DataFileException(
                    PATH, "found no origin " + group + ", expected it, since some come from abroad");
        }
        return found;
    }

    /** Draws the country of birth, with exactly one draw. */
    Country country(@Nullable String language, String group, Draws draws) {
        return of(language, group).pick(draws).country();
    }

    private Country country(Row row) {
        row.text("source");
        Country country = new Country(row.text("code"), row.text("name"), row.text("region"));
        countries.put(country.code(), country);
        return country;
    }

    private Birthplace birthplace(Row row) {
        row.text("source");
        return new Birthplace(
                row.text("origin"),
                row.value("country", "a code of catalogue/countries.csv", this::known),
                row.number("weight", 1));
    }

    private Country known(String code) {
        Country country = countries.get(code);
        if (country == null) {
            throw new IllegalArgumentException(code);
        }
        return country;
    }
}
