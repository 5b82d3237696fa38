/** To tell: what became of a run, as a file, as a few lines for people, and as meters. */
@NullMarked
package dev.fhirseeder.report;

import org.jspecify.annotations.NullMarked;
