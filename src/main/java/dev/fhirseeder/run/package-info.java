/**
 * The account of a run: what was asked, what has been made, and what has become of it. Every person asked for is at any
 * moment delivered, dead-lettered or remaining, and never two of them.
 */
@NullMarked
package dev.fhirseeder.run;

import org.jspecify.annotations.NullMarked;
