/**
 * Where: a province or territory is a folder of data files below {@code jurisdictions/}; nothing here knows how many
 * there are. Only the check digit of a health number is an algorithm, behind a service interface of one method.
 */
@NullMarked
package dev.fhirseeder.jurisdiction;

import org.jspecify.annotations.NullMarked;
