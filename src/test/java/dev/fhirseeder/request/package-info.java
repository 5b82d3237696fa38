/** Proves the behaviour of {@code dev.fhirseeder.request}. */
@NullMarked
package dev.fhirseeder.request;

import org.jspecify.annotations.NullMarked;
