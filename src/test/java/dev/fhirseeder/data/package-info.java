/** Proves the behaviour of {@code dev.fhirseeder.data}. */
@NullMarked
package dev.fhirseeder.data;

import org.jspecify.annotations.NullMarked;
