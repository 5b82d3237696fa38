package dev.fhirseeder.history;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a programme says of one dose.
 *
 * @param dose which one
 * @param verdict whether it counts
 * @param series in which it counts, or would; null if the programme does not know its vaccine
 * @param number the position that it has in the series, or would have; 0 without a series
 * @param scheduleRow the id of the row by which it was judged, null if there is none
 * @param counts the first day on which it would count, null unless it was too early
 */
public record Assessment(
        Given dose,
        Verdict verdict,
        @Nullable String series,
        int number,
        @Nullable String scheduleRow,
        @Nullable LocalDate counts) {

    /** The verdicts, the best first. */
    public enum Verdict {
        /** It counts. */
        VALID,
        /** At or after the maximum age; it is on record and does not count. */
        AGED_OUT,
        /** Before the minimum age or interval, or too close to another live vaccine; there is no grace of four days. */
        TOO_EARLY,
        /** The series was complete, or this position was taken. */
        NOT_NEEDED,
        /** No row offers it to this person on that day; a combination counts all the same for what it covers. */
        NOT_OFFERED
    }
}
