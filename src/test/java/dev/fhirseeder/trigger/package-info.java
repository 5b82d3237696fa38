/** Proves the behaviour of {@code dev.fhirseeder.trigger}. */
@NullMarked
package dev.fhirseeder.trigger;

import org.jspecify.annotations.NullMarked;
