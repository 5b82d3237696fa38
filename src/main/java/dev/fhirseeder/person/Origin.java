package dev.fhirseeder.person;

import dev.fhirseeder.vaccine.Term;
import org.jspecify.annotations.Nullable;

/**
 * An ethnic group of a province.
 *
 * @param group the census's name for it
 * @param ethnicity the concept of CA Baseline's value set, null where none fits
 * @param indigenousGroup null for all but the Indigenous groups
 * @param names the key of its surnames, for those whose language tells none; null where it has none of its own
 * @param share of the population, in percent
 */
record Origin(
        String group,
        @Nullable Term ethnicity,
        @Nullable IndigenousGroup indigenousGroup,
        @Nullable String names,
        double share) {}
