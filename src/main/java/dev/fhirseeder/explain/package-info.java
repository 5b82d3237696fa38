/** Tells people what stands in a record and why: one person as a vaccination card. */
@NullMarked
package dev.fhirseeder.explain;

import org.jspecify.annotations.NullMarked;
