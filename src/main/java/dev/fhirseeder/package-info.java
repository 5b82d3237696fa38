/** Starts the application and wires its parts. */
@NullMarked
package dev.fhirseeder;

import org.jspecify.annotations.NullMarked;
