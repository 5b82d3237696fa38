/** Proves the behaviour of {@code dev.fhirseeder.trace}. */
@NullMarked
package dev.fhirseeder.trace;

import org.jspecify.annotations.NullMarked;
