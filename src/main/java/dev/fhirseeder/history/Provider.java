package dev.fhirseeder.history;

/**
 * Who gave a dose and where: a logical reference, never a resource of its own.
 *
 * @param identifier of the organization in our own identifier system, for example {@code bc-FHA}
 * @param organization its name, for example {@code Fraser Health}
 * @param clinic the kind of place, for people, for example {@code Public health unit, Surrey}
 */
public record Provider(String identifier, String organization, String clinic) {}
