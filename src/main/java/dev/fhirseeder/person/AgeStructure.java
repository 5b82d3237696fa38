package dev.fhirseeder.person;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.random.Draws;
import dev.fhirseeder.random.Weighted;
import java.util.List;
import java.util.Locale;

/**
 * How many people of each age and sex live in a province.
 *
 * <p>Omitted: the structure is that of the 2021 Census at whatever population date, and within a group each day of
 * birth is equally likely.
 */
final class AgeStructure {

    private static final List<String> COLUMNS = List.of("first_age", "last_age", "gender", "people", "source");

    private final Weighted<AgeGroup> groups;

    /**
     * Reads {@code ages.csv}.
     *
     * @param folder below the root of the class path, with a slash at its end
     * @throws DataFileException if the file is missing or wrong
     */
    AgeStructure(String folder) {
        this.groups = Weighted.of(Table.read(folder + "ages.csv", COLUMNS, AgeStructure::group), AgeGroup::people);
    }

    /** Draws a group, each in proportion to its people. */
    AgeGroup group(Draws draws) {
        return groups.pick(draws);
    }

    private static AgeGroup group(Row row) {
        row.text("source");
        AgeGroup group = new AgeGroup(
                row.number("first_age"),
                row.number("last_age"),
                row.value("gender", "male or female", AgeStructure::sex),
                row.number("people"));
        if (group.firstAge() < 0 || group.lastAge() < group.firstAge()) {
            throw new DataFileException(
                    row.place() + ", column last_age",
                    "found " + group.lastAge() + ", expected at least first_age and 0");
        }
        return group;
    }

    private static Gender sex(String text) {
        Gender gender = Gender.valueOf(text.toUpperCase(Locale.ROOT));
        if (gender != Gender.MALE && gender != Gender.FEMALE) {
            throw new IllegalArgumentException(text);
        }
        return gender;
    }
}
