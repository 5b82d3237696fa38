/** Runs the examples of {@code src/docs/examples/} as they lie there, in another Camel application. */
@NullMarked
package dev.fhirseeder.examples;

import org.jspecify.annotations.NullMarked;
