/**
 * From a record to FHIR R4: the only place that says what a resource looks like. The mapping is pure; equal records give
 * equal resources, and every reference points to a resource that comes before it in the same record.
 */
@NullMarked
package dev.fhirseeder.fhir;

import org.jspecify.annotations.NullMarked;
