/** Proves the routes as they are shipped. */
@NullMarked
package dev.fhirseeder.routes;

import org.jspecify.annotations.NullMarked;
