package dev.fhirseeder.sink;

/** There is no export of ours, or it cannot be read. The message is one line that says where, what was found and what was expected. */
public final class ExportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says so; what is no character of a line is left out, since some of it may come from a stranger's file. */
    public ExportException(String message) {
        super(message.replaceAll("\\p{Cntrl}", "?"));
    }
}
