/** Proves the behaviour of {@code dev.fhirseeder.bundle}. */
@NullMarked
package dev.fhirseeder.bundle;

import org.jspecify.annotations.NullMarked;
