/**
 * The account of a run: what was asked, what has been made, and what has become of it. Every person asked for is at any
 * moment delivered, dead-lettered or remaining, and never two of them. The ledger remembers that beyond the process: a run
 * that has not come to its end has a journal, and goes on with it.
 */
@NullMarked
package dev.fhirseeder.run;

import org.jspecify.annotations.NullMarked;
