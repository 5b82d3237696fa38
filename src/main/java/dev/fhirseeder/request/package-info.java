/** What to make: how many people, where, as of which date, from which seed. */
@NullMarked
package dev.fhirseeder.request;

import org.jspecify.annotations.NullMarked;
