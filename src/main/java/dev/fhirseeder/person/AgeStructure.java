package dev.fhirseeder.person;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.random.Weighted;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How many people of each age and sex live in a province.
 *
 * <p>Omitted: the structure is that of the 2021 Census at whatever population date, and within a group each day of
 * birth is equally likely.
 */
final class AgeStructure {

    private static final List<String> COLUMNS = List.of("first_age", "last_age", "gender", "people", "source");

    private final List<AgeGroup> groups;

    /** What was last asked for: a run asks for one date only, and whoever asks for another works it out again. */
    private volatile @Nullable Dated latest;

    private record Dated(LocalDate date, Weighted<Cohort> cohorts) {}

    /**
     * Reads {@code ages.csv}.
     *
     * @param folder below the root of the class path, with a slash at its end
     * @throws DataFileException if the file is missing or wrong
     */
    AgeStructure(String folder) {
        String file = folder + "ages.csv";
        List<AgeGroup> read = Table.read(file, COLUMNS, AgeStructure::group);
        checkNoGap(file, read, Gender.MALE);
        checkNoGap(file, read, Gender.FEMALE);
        this.groups = read;
    }

    /** A group that was forgotten would else be a hole in the population that nobody sees. */
    private static void checkNoGap(String file, List<AgeGroup> groups, Gender gender) {
        int next = 0;
        for (AgeGroup group : groups.stream()
                .filter(one -> one.sex() == gender)
                .sorted(Comparator.comparingInt(AgeGroup::firstAge))
                .toList()) {
            if (group.firstAge() != next) {
                throw new DataFileException(
                        file,
                        "found a group of %s from %d on, expected the next from %d on: each age once"
                                .formatted(gender.name().toLowerCase(Locale.ROOT), group.firstAge(), next));
            }
            next = group.lastAge() + 1;
        }
    }

    /** Returns the people as they are on a date, in proportion to their numbers. */
    Weighted<Cohort> on(LocalDate date) {
        Dated known = latest;
        if (known == null || !known.date().equals(date)) {
            known = new Dated(
                    date,
                    Weighted.of(groups.stream().map(group -> group.on(date)).toList(), Cohort::people));
            latest = known;
        }
        return known.cohorts();
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
