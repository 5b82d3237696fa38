/**
 * The one door to chance. Every draw and every logical id derives from a {@link dev.fhirseeder.random.RecordKey};
 * nothing here keeps state between records, so that any record can be drawn alone, on any thread, in any order.
 */
@NullMarked
package dev.fhirseeder.random;

import org.jspecify.annotations.NullMarked;
