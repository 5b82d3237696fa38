/** Proves the behaviour of {@code dev.fhirseeder.sink}. */
@NullMarked
package dev.fhirseeder.sink;

import org.jspecify.annotations.NullMarked;
