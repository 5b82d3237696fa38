package dev.fhirseeder.history;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.random.Draws;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How often something goes wrong with a dose, when it is found, and when the dose is given again. */
final class Incidents {

    private static final List<String> COLUMNS = List.of(
            "incident", "share", "known_from", "known_to", "again_from", "again_to", "source", "confidence", "note");

    /** Below the shortest interval between two doses against one disease, 21 days. */
    private static final int LATEST = 20;

    private record Course(Incident incident, double share, Days known, Days again) {}

    private record Days(int first, int last) {}

    private static final Days NONE = new Days(0, 0);

    private final List<Course> courses;
    private final Map<Incident, Course> byIncident = new EnumMap<>(Incident.class);
    private final double total;

    private Incidents(List<Course> courses) {
        this.courses = courses;
        courses.forEach(course -> byIncident.put(course.incident(), course));
        this.total = courses.stream().mapToDouble(Course::share).sum();
    }

    /**
     * Reads such a file.
     *
     * @param path below the root of the class path
     * @throws DataFileException if it is not as expected, an incident is missing, or a dose that is given again is found
     *     to be bad only after {@value #LATEST} days, when the next one may have been given
     */
    static Incidents load(String path) {
        Incidents incidents = new Incidents(Table.read(path, COLUMNS, Incidents::course));
        if (incidents.byIncident.size() != Incident.values().length - 1) {
            throw new DataFileException(path, "expected one row for each incident");
        }
        return incidents;
    }

    /** Returns what goes wrong by a number that is uniform in [0, 1); mostly nothing. */
    Incident draw(double unit) {
        double left = unit;
        if (left >= total) {
            return Incident.NONE;
        }
        for (Course course : courses) {
            if (left < course.share()) {
                return course.incident();
            }
            left -= course.share();
        }
        return Incident.NONE;
    }

    /** Draws how many days later it is found that the dose, or its entry, was bad. */
    int known(Incident incident, Draws draws) {
        return between(of(incident).known(), draws);
    }

    /** Draws how many days later the dose is given again. */
    int again(Incident incident, Draws draws) {
        return between(of(incident).again(), draws);
    }

    private Course of(Incident incident) {
        Course course = byIncident.get(incident);
        if (course == null) {
            throw new IllegalArgumentException(incident + " takes no course");
        }
        return course;
    }

    private static int between(Days days, Draws draws) {
        return draws.between(days.first(), days.last());
    }

    private static Course course(Row row) {
        row.text("source");
        row.text("confidence");
        Incident incident = row.value(
                "incident",
                "an incident in lower case",
                name -> Incident.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')));
        Days known = incident.flaw == null ? NONE : days(row, "known");
        if (incident.isAgain() && known.last() > LATEST) {
            throw new DataFileException(row.place(), "found known_to " + known.last() + ", expected at most " + LATEST);
        }
        return new Course(incident, Band.share(row, "share"), known, incident.isAgain() ? days(row, "again") : NONE);
    }

    private static Days days(Row row, String column) {
        int first = row.number(column + "_from", 0);
        return new Days(first, row.number(column + "_to", first));
    }
}
