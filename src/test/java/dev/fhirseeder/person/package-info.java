/** Proves the behaviour of {@code dev.fhirseeder.person}. */
@NullMarked
package dev.fhirseeder.person;

import org.jspecify.annotations.NullMarked;
