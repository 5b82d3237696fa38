package dev.fhirseeder.history;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.person.Gender;
import dev.fhirseeder.vaccine.Age;
import dev.fhirseeder.vaccine.ScheduleRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many of those who are due take a dose, by schedule row, by series and dose, or by series: the most specific entry
 * counts. An entry may be split by age and gender.
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

    private static Uptake read(String file) {
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
        for (String key : List.of(row.id(), row.series() + "/" + row.dose(), row.series())) {
            List<Band> found = bands.get(key);
            if (found != null) {
                return found;
            }
        }
        throw new DataFileException(file, "no row applies to " + row.id() + " of the schedule");
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
        bands.computeIfAbsent(row.text("applies_to"), key -> new ArrayList<>()).add(band);
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
