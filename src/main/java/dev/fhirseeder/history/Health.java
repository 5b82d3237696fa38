package dev.fhirseeder.history;

import java.util.List;

/**
 * A person's health besides vaccines.
 *
 * @param events what the registry keeps of it, and the decision on consent, not in order of date
 * @param findings what of it may forbid vaccines, whether the registry keeps it or not
 */
public record Health(List<Event> events, List<Finding> findings) {}
