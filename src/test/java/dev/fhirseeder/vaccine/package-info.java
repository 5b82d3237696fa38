/** Proves the behaviour of {@code dev.fhirseeder.vaccine}. */
@NullMarked
package dev.fhirseeder.vaccine;

import org.jspecify.annotations.NullMarked;
