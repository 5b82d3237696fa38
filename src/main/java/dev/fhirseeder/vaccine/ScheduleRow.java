package dev.fhirseeder.vaccine;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One dose that a province offers at public cost, with the limits of its validity.
 *
 * @param id unique and stable, for example {@code bc-mmr-2012-2}
 * @param series the programme whose doses are counted, for example {@code MMR}
 * @param vaccine abbreviations or trade names of the catalogue; at least one
 * @param dose the position in the series, from 1; null where the doses of the row are not numbered
 * @param of how many doses the series has; null where it has no end
 * @param kind how it reaches people
 * @param effectiveFrom the first day of the programme
 * @param effectiveTo its last day (inclusive), null while it is in force
 * @param birthFrom the first birth date that it is meant for, null for any
 * @param birthTo the last birth date that it is meant for (inclusive), null for any
 * @param female whether it is for girls and women only
 * @param eligibility for whom else
 * @param recommendedAge when it is due, null where the date or the dose before it decides
 * @param minimumAge below which a dose does not count, null for none
 * @param maximumAge from which it is no longer given (exclusive), null for none
 * @param recommendedInterval after the dose before it, null where the age decides
 * @param minimumInterval after any dose against one of its diseases, null for the general four weeks
 * @param recurrence after which it is due again, null for never
 * @param setting where it is given
 */
public record ScheduleRow(
        String id,
        String series,
        List<String> vaccine,
        @Nullable Integer dose,
        @Nullable Integer of,
        Kind kind,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        @Nullable LocalDate birthFrom,
        @Nullable LocalDate birthTo,
        boolean female,
        Eligibility eligibility,
        @Nullable Age recommendedAge,
        @Nullable Age minimumAge,
        @Nullable Age maximumAge,
        @Nullable Age recommendedInterval,
        @Nullable Age minimumInterval,
        @Nullable Age recurrence,
        Setting setting) {

    /** Tells whether the programme runs on that day. */
    public boolean inForce(LocalDate on) {
        return !on.isBefore(effectiveFrom) && (effectiveTo == null || !on.isAfter(effectiveTo));
    }
}
