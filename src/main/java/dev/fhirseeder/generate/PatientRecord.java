package dev.fhirseeder.generate;

import dev.fhirseeder.history.History;
import dev.fhirseeder.jurisdiction.Jurisdiction;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.random.RecordKey;

/**
 * One person with that person's whole history as known on a date; the unit that is never split across Bundles.
 *
 * @param key from which everything here was drawn, and from which the ids derive
 * @param jurisdiction where the person lives
 * @param person who, without what lies after that date
 * @param history what is known
 */
public record PatientRecord(RecordKey key, Jurisdiction jurisdiction, Person person, History history) {}
