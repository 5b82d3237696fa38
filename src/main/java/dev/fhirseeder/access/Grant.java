package dev.fhirseeder.access;

/** Whoever gives tokens, asked once. */
@FunctionalInterface
interface Grant {

    /**
     * Asks for a token.
     *
     * @throws AccessException if none is given
     */
    Token ask() throws AccessException;
}
