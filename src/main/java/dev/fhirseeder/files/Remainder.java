package dev.fhirseeder.files;

import java.io.IOException;

/** What is still to be done about bytes that were appended to a file; others may append meanwhile. */
@FunctionalInterface
public interface Remainder {

    /**
     * Writes what is full, if anything; once.
     *
     * @throws IOException if it cannot be written
     */
    void write() throws IOException;
}
