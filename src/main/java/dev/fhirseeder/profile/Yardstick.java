package dev.fhirseeder.profile;

import dev.fhirseeder.data.Table;
import dev.fhirseeder.vaccine.Age;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a province that its people are measured by: the published figures, and when doses are due. Read once a
 * process. Immutable.
 *
 * @param published the figures, in the order of their file
 * @param due when doses of a schedule row are due, by the id of the row: of those alone that everyone is offered at an age, and not at school
 */
record Yardstick(List<Published> published, Map<String, Due> due) {

    private static final Map<String, Yardstick> KNOWN = new ConcurrentHashMap<>();

    /**
     * When a dose is due.
     *
     * @param age of the person
     * @param from the first day of the programme: nobody is late for what was not offered
     */
    record Due(Age age, LocalDate from) {}

    private record Line(String id, @Nullable Due due) {}

    /**
     * Returns that of a province.
     *
     * @param pt its two-letter code in lower case
     * @throws dev.fhirseeder.data.DataFileException if a file is not as expected
     */
    static Yardstick of(String pt) {
        return KNOWN.computeIfAbsent(pt, Yardstick::load);
    }

    private static Yardstick load(String pt) {
        Map<String, Due> due = new HashMap<>();
        for (Line line : lines(pt)) {
            if (line.due() != null) {
                due.put(line.id(), line.due());
            }
        }
        return new Yardstick(
                Published.load().stream()
                        .filter(figure -> figure.pt().equals(pt))
                        .toList(),
                Map.copyOf(due));
    }

    private static List<Line> lines(String pt) {
        return Table.excerpt(
                "jurisdictions/" + pt + "/schedule.csv",
                List.of("id", "kind", "recommended_age", "setting", "eligibility", "effective_from"),
                row -> {
                    boolean called = row.text("kind").equals("routine")
                            && row.text("eligibility").equals("all")
                            && !row.text("setting").equals("school");
                    Due due = called
                            ? row.optionalValue("recommended_age", "a period like P2M", Age::parse)
                                    .map(age -> new Due(age, row.date("effective_from")))
                                    .orElse(null)
                            : null;
                    return new Line(row.text("id"), due);
                });
    }
}
