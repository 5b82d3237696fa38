package dev.fhirseeder.history;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.person.Gender;
import dev.fhirseeder.vaccine.Age;
import dev.fhirseeder.vaccine.Schedule;
import dev.fhirseeder.vaccine.ScheduleRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many of those who are due take a dose, by schedule row, by series and dose, or by series: the most specific entry
 * counts. An entry may be split by age and gender. One for {@code <row>/pregnant} is for pregnant women alone.
 */
public final class Uptake {

    private static final List<String> COLUMNS =
            List.of("applies_to", "gender", "from_age", "to_age", "probability", "source", "confidence", "note");

    /**
     * One band of age and gender.
     *
     * @param gender of whom, null for all
     * @param from the age from which it counts
     * @param probability from 0 to 1, of all who are due, refusers included
     */
    record Band(@Nullable Gender gender, Age from, Age to, double probability) {}

    private static final Age EVER = new Age(2400, 0);
    private static final Age BIRTH = new Age(0, 0);

    private final String file;
    private final Map<String, List<Band>> bands = new HashMap<>();
    private final Map<String, String> places = new TreeMap<>();

    private Uptake(String file) {
        this.file = file;
    }

    /**
     * Reads the uptake of a province.
     *
     * @param pt its two-letter code in lower case
     * @throws DataFileException if the file is not as expected
     */
    public static Uptake load(String pt) {
        return read("jurisdictions/" + pt + "/uptake.csv");
    }

    /**
     * Reads the uptake abroad.
     *
     * @throws DataFileException if the file is not as expected
     */
    static Uptake abroad() {
        return read("model/abroad/uptake.csv");
    }

    static Uptake read(String file) {
        Uptake uptake = new Uptake(file);
        Table.read(file, COLUMNS, uptake::add);
        return uptake;
    }

    /**
     * Returns the bands that apply to a row.
     *
     * @throws DataFileException if none does
     */
    List<Band> of(ScheduleRow row) {
        return bands.getOrDefault(key(row), List.of());
    }

    /**
     * Returns this uptake, each of whose entries some row of the schedule uses: one that is misspelt, or that more
     * specific ones hide, would change nothing, and nobody would notice.
     *
     * @throws DataFileException if an entry applies to no row
     */
    Uptake usedBy(Schedule schedule) {
        Set<String> used = new HashSet<>();
        for (ScheduleRow row : schedule.rows()) {
            used.add(key(row));
            used.add(row.id() + "/pregnant");
        }
        places.forEach((key, place) -> {
            if (!used.contains(key)) {
                throw new DataFileException(
                        place + ", column applies_to",
                        "found '" + key + "', expected a row, a series and dose, or a series of the schedule to which"
                                + " no more specific entry applies");
            }
        });
        return this;
    }

    private String key(ScheduleRow row) {
        for (String key : List.of(row.id(), row.series() + "/" + row.dose(), row.series())) {
            if (bands.containsKey(key)) {
                return key;
            }
        }
        throw new DataFileException(file, "no row applies to " + row.id() + " of the schedule");
    }

    /** Returns the chance that a pregnant woman takes a dose of a row, whatever her age; null where it is that of others. */
    @Nullable
    Double inPregnancy(ScheduleRow row) {
        List<Band> found = bands.get(row.id() + "/pregnant");
        return found == null ? null : found.get(0).probability();
    }

    private Band add(Row row) {
        row.text("source");
        row.text("confidence");
        double probability = row.value("probability", "a number from 0 to 1", Uptake::probability);
        Band band = new Band(
                row.optionalValue("gender", "female or male", text -> Gender.valueOf(text.toUpperCase(Locale.ROOT)))
                        .orElse(null),
                row.optionalValue("from_age", "a period like P65Y", Age::parse).orElse(BIRTH),
                row.optionalValue("to_age", "a period like P65Y", Age::parse).orElse(EVER),
                probability);
        String key = row.text("applies_to");
        bands.computeIfAbsent(key, absent -> new ArrayList<>()).add(band);
        places.putIfAbsent(key, row.place());
        return band;
    }

    private static double probability(String text) {
        double value = Double.parseDouble(text);
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }
}
