package dev.fhirseeder.person;

/**
 * A country in which people are born who come to live here.
 *
 * @param code of ISO 3166-1, two letters
 * @param name in English
 * @param region of the world, a name of ours, for example {@code south-asia}
 */
record Country(String code, String name, String region) {}
