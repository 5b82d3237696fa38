/** Proves the behaviour of {@code dev.fhirseeder.settings}. */
@NullMarked
package dev.fhirseeder.settings;

import org.jspecify.annotations.NullMarked;
