package dev.fhirseeder.profile;

/**
 * People of some years of age.
 *
 * @param name of the ages, for people
 * @param male how many are men or boys
 * @param female how many are women or girls
 * @param others how many are neither, or of whom it is not known
 */
public record AgeBand(String name, long male, long female, long others) {}
