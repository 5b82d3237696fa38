package dev.fhirseeder.reconcile;

import java.util.List;
import java.util.Map;

/**
 * What the server holds of some people.
 *
 * @param people how many
 * @param compared of how many all of the content was compared
 * @param each one for each resource that should be there and can be asked for
 * @param unsearchable the types that the server does not find by identifier, each with how it said so
 */
record Findings(int people, int compared, List<Finding> each, Map<String, String> unsearchable) {}
