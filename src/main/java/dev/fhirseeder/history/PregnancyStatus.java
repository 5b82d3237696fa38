package dev.fhirseeder.history;

import java.time.LocalDate;

/**
 * That a woman was pregnant when she was vaccinated, noted at the first dose of a pregnancy that has to do with it.
 *
 * @param role {@code pregnancy/} and the number of the pregnancy, from 1
 * @param date the day of the dose
 */
public record PregnancyStatus(String role, LocalDate date) implements Event {}
