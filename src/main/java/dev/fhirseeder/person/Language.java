package dev.fhirseeder.person;

import dev.fhirseeder.vaccine.Term;
import org.jspecify.annotations.Nullable;

/**
 * A language, and what usually goes with it.
 *
 * @param term the BCP 47 tag and the English name
 * @param share of the population, in percent
 * @param group the ethnic group of those who prefer it, null where it tells nothing
 * @param names the key of its names, see {@link Names}
 */
record Language(Term term, double share, @Nullable String group, String names) {}
