/**
 * What an operator may choose. Each setting is declared once, in {@link dev.fhirseeder.settings.Setting}: its variable, its
 * property, its default, its meaning and what a good value looks like; the help text, the README and the checks all
 * come from there.
 */
@NullMarked
package dev.fhirseeder.settings;

import org.jspecify.annotations.NullMarked;
