/** Proves what is asked of a server, what is made of its answers, and what is removed. */
@NullMarked
package dev.fhirseeder.reconcile;

import org.jspecify.annotations.NullMarked;
