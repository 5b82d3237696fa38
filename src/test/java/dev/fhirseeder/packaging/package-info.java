/** Checks of what is shipped: the jar, its manifest, and the libraries beside it. */
@NullMarked
package dev.fhirseeder.packaging;

import org.jspecify.annotations.NullMarked;
