/** Proves the application as a whole: the shipped routes, the shipped beans, real HTTP. */
@NullMarked
package dev.fhirseeder;

import org.jspecify.annotations.NullMarked;
