package dev.fhirseeder.history;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where someone stands in one series.
 *
 * @param series for example {@code MMR}
 * @param status what is to be done
 * @param dose the position of the next dose, null unless one is due or will be
 * @param vaccines the abbreviations of what is offered for it; empty unless one is due or will be
 * @param from the day from which it is due, which may lie behind; null unless one is due or will be
 * @param scheduleRow the id of the row that offers it, null unless one is due or will be
 */
public record Prospect(
        String series,
        Status status,
        @Nullable Integer dose,
        List<String> vaccines,
        @Nullable LocalDate from,
        @Nullable String scheduleRow) {

    /** What is to be done. */
    public enum Status {
        /** The next dose can be given, and counts. */
        DUE,
        /** The next dose will be due. */
        NOT_YET,
        /** Nothing more is due. */
        COMPLETE,
        /** Doses are lacking for which the person has become too old. */
        AGED_OUT
    }
}
