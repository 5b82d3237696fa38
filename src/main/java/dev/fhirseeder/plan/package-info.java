/**
 * Work that is shared: a plan divides a request into chunks, a command asks for one of them, a result tells what became of
 * it, and the harvest of all results is the report of the plan. How commands and results travel is not known here.
 */
@NullMarked
package dev.fhirseeder.plan;

import org.jspecify.annotations.NullMarked;
