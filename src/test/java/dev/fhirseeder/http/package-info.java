/** Tests of asking by HTTP. */
@NullMarked
package dev.fhirseeder.http;

import org.jspecify.annotations.NullMarked;
