/** Proves the behaviour of {@code dev.fhirseeder.letter}. */
@NullMarked
package dev.fhirseeder.letter;

import org.jspecify.annotations.NullMarked;
