/** What a population looks like: counters into which people are entered one by one, and which do not grow with their number. */
@NullMarked
package dev.fhirseeder.profile;

import org.jspecify.annotations.NullMarked;
