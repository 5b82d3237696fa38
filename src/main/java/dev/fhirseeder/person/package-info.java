/**
 * Who: a synthetic resident of a province, drawn from published shares of age, place, language and origin. No field is
 * drawn from a real person, and none depends on another but where the data files say so.
 */
@NullMarked
package dev.fhirseeder.person;

import org.jspecify.annotations.NullMarked;
