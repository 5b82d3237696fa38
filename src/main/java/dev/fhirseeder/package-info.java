/**
 * To start and wire: {@link dev.fhirseeder.Application} starts Camel Main with the routes and properties of the working
 * directory, {@code Wiring} builds every bean, once. The river of a run is told by {@code routes/}; each of its words is
 * a package here.
 */
@NullMarked
package dev.fhirseeder;

import org.jspecify.annotations.NullMarked;
