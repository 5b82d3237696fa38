package dev.fhirseeder.vaccine;

import dev.fhirseeder.data.DataFileException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a province, or a region of the world, offers at public cost, and offered before. */
public final class Schedule {

    private final List<ScheduleRow> rows;
    private final Set<String> names;

    /** Makes a schedule of these rows, whose vaccines the catalogue must have. */
    public Schedule(List<ScheduleRow> rows, Catalogue catalogue) {
        this.rows = List.copyOf(rows);
        Set<String> known = new TreeSet<>();
        for (ScheduleRow row : rows) {
            known.add(row.series().toLowerCase(Locale.ROOT));
            for (String vaccine : row.vaccine()) {
                catalogue.named(vaccine).forEach(listing -> known.addAll(Selection.names(listing.product())));
            }
        }
        this.names = Set.copyOf(known);
    }

    /**
     * Reads the schedule of a province.
     *
     * @param pt its two-letter code in lower case
     * @throws DataFileException if the file is not as expected, or names a vaccine that the catalogue does not have
     */
    public static Schedule load(String pt, Catalogue catalogue) {
        return new Schedule(ScheduleFile.read("jurisdictions/" + pt + "/schedule.csv", catalogue), catalogue);
    }

    /**
     * Reads what is given abroad and counts in Canada, by region of the world.
     *
     * @throws DataFileException if the file is not as expected, or names a vaccine that the catalogue does not have
     */
    public static Map<String, Schedule> abroad(Catalogue catalogue) {
        Map<String, Schedule> abroad = new TreeMap<>();
        ScheduleFile.abroad("model/abroad/schedule.csv", catalogue)
                .forEach((region, rows) -> abroad.put(region, new Schedule(rows, catalogue)));
        return abroad;
    }

    /** Returns every row, in the order of the ids. */
    public List<ScheduleRow> rows() {
        return rows;
    }

    /** Returns the rows that are in force on that day. */
    public List<ScheduleRow> inForce(LocalDate on) {
        return rows.stream().filter(row -> row.inForce(on)).toList();
    }

    /** Returns every name, in lower case, by which a {@link Selection} can choose doses of this schedule. */
    public Set<String> names() {
        return names;
    }

    /** Tells whether a {@link Selection} by this name can choose doses of this schedule; case does not matter. */
    public boolean knows(String name) {
        return names.contains(name.strip().toLowerCase(Locale.ROOT));
    }
}
