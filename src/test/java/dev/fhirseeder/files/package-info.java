/** Proves the behaviour of {@code dev.fhirseeder.files}. */
@NullMarked
package dev.fhirseeder.files;

import org.jspecify.annotations.NullMarked;
