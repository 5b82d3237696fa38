package dev.fhirseeder.history;

import java.util.List;

/**
 * What a programme says of someone on a day.
 *
 * @param doses what it says of each dose, in the order of the days
 * @param series where the person stands in each series that is, or was, meant for them; in the order of the names
 */
public record Forecast(List<Assessment> doses, List<Prospect> series) {}
