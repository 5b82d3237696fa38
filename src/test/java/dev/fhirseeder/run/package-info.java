/** Proves the behaviour of {@code dev.fhirseeder.run}. */
@NullMarked
package dev.fhirseeder.run;

import org.jspecify.annotations.NullMarked;
