/** Proves the behaviour of {@code dev.fhirseeder.deliver}. */
@NullMarked
package dev.fhirseeder.deliver;

import org.jspecify.annotations.NullMarked;
