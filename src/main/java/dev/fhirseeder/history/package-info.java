/**
 * What happened: a schedule played over a life, with delays, refusals, reactions and the allergies and conditions that
 * go with them. Each event is dated and named, and drawn without regard to the date as of which it is known, so that a
 * history as of one day is a prefix of the history as of any later day.
 */
@NullMarked
package dev.fhirseeder.history;

import org.jspecify.annotations.NullMarked;
