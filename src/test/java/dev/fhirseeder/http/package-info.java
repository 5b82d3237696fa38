/** Proves the behaviour of {@code dev.fhirseeder.http}. */
@NullMarked
package dev.fhirseeder.http;

import org.jspecify.annotations.NullMarked;
