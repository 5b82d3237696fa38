/** Hostile input: made of real samples, by chance that is the same each time. */
@NullMarked
package dev.fhirseeder.fuzz;

import org.jspecify.annotations.NullMarked;
