/** Proves the behaviour of {@code dev.fhirseeder.jurisdiction}. */
@NullMarked
package dev.fhirseeder.jurisdiction;

import org.jspecify.annotations.NullMarked;
