package dev.fhirseeder.history;

import java.util.List;
import java.util.Map;

/**
 * A history with the reasons for it.
 *
 * @param history as it is without them
 * @param reasons of doses and refusals, by their role, a line each
 * @param declined the offers that left no trace in it, the oldest first
 */
public record Explained(History history, Map<String, List<String>> reasons, List<Declined> declined) {}
