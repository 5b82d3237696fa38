/** Proves that the code has the shape that its design states: which package knows which, and what nobody does. */
@NullMarked
package dev.fhirseeder.architecture;

import org.jspecify.annotations.NullMarked;
