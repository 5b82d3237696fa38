package dev.fhirseeder.generate;

import dev.fhirseeder.history.Declined;
import java.util.List;
import java.util.Map;

/**
 * A record with the reasons for it.
 *
 * @param record as it is without them
 * @param reasons of doses and refusals, by the role of the event, a line each
 * @param declined the offers that left no trace in it, the oldest first
 */
public record ExplainedRecord(PatientRecord record, Map<String, List<String>> reasons, List<Declined> declined) {}
