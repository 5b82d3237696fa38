/** Proves the behaviour of {@code dev.fhirseeder.random}. */
@NullMarked
package dev.fhirseeder.random;

import org.jspecify.annotations.NullMarked;
