/**
 * An evaluator that was written apart from the generator: it reads finished resources, and judges them by a table of its
 * own, {@code evaluate/rules.csv}, taken from the sources and not from the generator's data files.
 */
@NullMarked
package dev.fhirseeder.evaluate;

import org.jspecify.annotations.NullMarked;
