package dev.fhirseeder.history;

import dev.fhirseeder.vaccine.Age;
import dev.fhirseeder.vaccine.ScheduleRow;
import org.jspecify.annotations.Nullable;

/** Rows that differ from others in one thing. */
final class Rows {

    private Rows() {}

    /** Returns a row of another series, whose name is added to its id. */
    static ScheduleRow ofSeries(ScheduleRow row, String series) {
        return like(row, row.id() + series, series, row.recommendedAge());
    }

    /** Returns a row that is due at another age. */
    static ScheduleRow dueAt(ScheduleRow row, Age age) {
        return like(row, row.id(), row.series(), age);
    }

    private static ScheduleRow like(ScheduleRow row, String id, String series, @Nullable Age recommendedAge) {
        return new ScheduleRow(
                id,
                series,
                row.vaccine(),
                row.dose(),
                row.of(),
                row.kind(),
                row.effectiveFrom(),
                row.effectiveTo(),
                row.birthFrom(),
                row.birthTo(),
                row.female(),
                row.eligibility(),
                recommendedAge,
                row.minimumAge(),
                row.maximumAge(),
                row.recommendedInterval(),
                row.minimumInterval(),
                row.recurrence(),
                row.setting());
    }
}
