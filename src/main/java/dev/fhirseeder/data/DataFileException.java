package dev.fhirseeder.data;

import org.jspecify.annotations.Nullable;

/** A data file does not hold what is expected; the message names the file, the place in it, what was found and what was expected. */
public final class DataFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 2_000;

    /**
     * States what is wrong.
     *
     * @param place the file, and the line and column where known
     * @param problem what was found and what was expected
     */
    public DataFileException(String place, String problem) {
        super(line(place, problem));
    }

    /** States what is wrong, with the failure that revealed it, if there was one. */
    public DataFileException(String place, String problem, @Nullable Throwable cause) {
        super(line(place, problem), cause);
    }

    /** What stands in a file is quoted, and may hold anything: it breaks no line, and fills none. */
    private static String line(String place, String problem) {
        return (shown(place) + ": " + shown(problem)).replaceAll("\\p{Cc}", "\uFFFD");
    }

    /** A place may name a column, which is of any length as well. */
    private static String shown(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
