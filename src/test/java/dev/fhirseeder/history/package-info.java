/** Proves the behaviour of {@code dev.fhirseeder.history}. */
@NullMarked
package dev.fhirseeder.history;

import org.jspecify.annotations.NullMarked;
