/** Proofs about plans, their commands and their results. */
@NullMarked
package dev.fhirseeder.plan;

import org.jspecify.annotations.NullMarked;
