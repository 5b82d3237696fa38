package dev.fhirseeder.json;

/** What is done about characters of a word that JSON escapes, or that are beyond ASCII. */
public enum Escapes {

    /** The word has none, as whoever makes it proves: a UUID or a date. */
    NONE,

    /** A word that has any is refused: a code. */
    REFUSED,

    /** They are written as JSON has it: a name. */
    WRITTEN
}
