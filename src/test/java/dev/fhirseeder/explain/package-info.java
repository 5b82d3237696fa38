/** Proves the behaviour of {@code dev.fhirseeder.explain}. */
@NullMarked
package dev.fhirseeder.explain;

import org.jspecify.annotations.NullMarked;
