/** The laws of whole records, tried on seeded samples of what leaves the encoder: nothing here knows how it was made. */
@NullMarked
package dev.fhirseeder.laws;

import org.jspecify.annotations.NullMarked;
