package dev.fhirseeder.reconcile;

import dev.fhirseeder.generate.PatientRecord;
import java.util.List;

/**
 * Some people of a request: those about whom the server is asked at a time.
 *
 * @param people in the order of their indices, at least one
 */
public record Portion(List<PatientRecord> people) {}
