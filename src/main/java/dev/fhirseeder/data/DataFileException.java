package dev.fhirseeder.data;

import org.jspecify.annotations.Nullable;

/** A data file does not hold what is expected; the message names the file, the place in it, what was found and what was expected. */
public final class DataFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * States what is wrong.
     *
     * @param place the file, and the line and column where known
     * @param problem what was found and what was expected
     */
    public DataFileException(String place, String problem) {
        super(place + ": " + problem);
    }

    /** States what is wrong, with the failure that revealed it, if there was one. */
    public DataFileException(String place, String problem, @Nullable Throwable cause) {
        super(place + ": " + problem, cause);
    }
}
