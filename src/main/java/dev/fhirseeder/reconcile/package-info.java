/**
 * What stands on a server beside what a seed should have left there: read back and compared, or removed. Everything is
 * asked for by tag and derived id, some people at a time, so that memory does not grow with their number; Camel asks
 * again where an answer does not come.
 */
@NullMarked
package dev.fhirseeder.reconcile;

import org.jspecify.annotations.NullMarked;
