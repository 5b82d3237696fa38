/**
 * Faults as they really happen, between the seeder and a real server: a proxy breaks connections, loses and spoils
 * answers, and says no; then the server is read back. {@code src/docs/faults.md} is written by these tests.
 */
@NullMarked
package dev.fhirseeder.fault;

import org.jspecify.annotations.NullMarked;
