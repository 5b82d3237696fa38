package dev.fhirseeder.history;

import java.time.LocalDate;
import java.util.List;

/**
 * An offer that was not taken, and of which no registry knows.
 *
 * @param date the day of the offer
 * @param series the programme
 * @param scheduleRow the id of the schedule row
 * @param reasons why, a line each
 */
public record Declined(LocalDate date, String series, String scheduleRow, List<String> reasons) {}
