package dev.fhirseeder.person;

/**
 * How people of one origin bear their names. Chances are from 0 to 1.
 *
 * @param second the chance of a second surname, as in García López
 * @param ownLast whether the surname that one's children will bear stands last of two, as in Portuguese
 * @param married the chance that a woman bears the surname of the man with whom she lives
 * @param hyphenated the chance that the children of a couple bear the surnames of both, as in Roy-Tremblay
 * @param middle the chance of a middle name
 */
record Custom(double second, boolean ownLast, double married, double hyphenated, double middle) {}
