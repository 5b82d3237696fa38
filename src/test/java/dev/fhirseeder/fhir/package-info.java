/** Proves the behaviour of {@code dev.fhirseeder.fhir}. */
@NullMarked
package dev.fhirseeder.fhir;

import org.jspecify.annotations.NullMarked;
