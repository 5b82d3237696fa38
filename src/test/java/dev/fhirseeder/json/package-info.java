/** Proves the behaviour of {@code dev.fhirseeder.json}. */
@NullMarked
package dev.fhirseeder.json;

import org.jspecify.annotations.NullMarked;
