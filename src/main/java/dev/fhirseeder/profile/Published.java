package dev.fhirseeder.profile;

import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.person.Gender;
import dev.fhirseeder.vaccine.Age;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A published figure of coverage that can be compared with people of any seed and date.
 *
 * @param pt the province, as its two-letter code in lower case
 * @param id as the calibration has it
 * @param title whom and what, for people, with the year of the figure
 * @param disease by its English name
 * @param doses how many at least
 * @param gender of whom, null for all
 * @param fromAge the least age of those who are asked, null for any
 * @param atAge before which birthday doses count, of those who have had it not long ago; null where the present counts
 * @param season whether doses of the last whole season alone count
 * @param percent of how many people it is published, 0 to 100
 * @param source where it was published
 */
record Published(
        String pt,
        String id,
        String title,
        String disease,
        int doses,
        @Nullable Gender gender,
        @Nullable Age fromAge,
        @Nullable Age atAge,
        boolean season,
        double percent,
        String source) {

    private static final String FILE = "model/published.csv";
    private static final List<String> COLUMNS = List.of(
            "pt", "id", "title", "disease", "doses", "gender", "from_age", "at_age", "season", "percent", "source");

    /**
     * Reads {@code model/published.csv}.
     *
     * @throws dev.fhirseeder.data.DataFileException if it is not as expected
     */
    static List<Published> load() {
        return Table.read(FILE, COLUMNS, Published::of);
    }

    private static Published of(Row row) {
        return new Published(
                row.text("pt"),
                row.text("id"),
                row.text("title"),
                row.text("disease"),
                row.number("doses", 1),
                row.optionalValue("gender", "female or male", text -> Gender.valueOf(text.toUpperCase(Locale.ROOT)))
                        .orElse(null),
                row.optionalValue("from_age", "a period like P65Y", Age::parse).orElse(null),
                row.optionalValue("at_age", "a period like P2Y", Age::parse).orElse(null),
                row.truth("season"),
                row.decimal("percent").doubleValue(),
                row.text("source"));
    }
}
