/** Proves the behaviour of {@code dev.fhirseeder.report}. */
@NullMarked
package dev.fhirseeder.report;

import org.jspecify.annotations.NullMarked;
