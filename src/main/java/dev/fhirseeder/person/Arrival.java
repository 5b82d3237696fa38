package dev.fhirseeder.person;

import java.time.LocalDate;

/**
 * How someone who has not always lived in the province came there.
 *
 * @param date the first day of residence, after the birth date and on or before the population date
 * @param from the two-letter code of another province in lower case, or the name of a region of the world
 */
public record Arrival(LocalDate date, String from) {}
