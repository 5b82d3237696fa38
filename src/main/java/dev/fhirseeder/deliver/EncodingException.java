package dev.fhirseeder.deliver;

/**
 * People cannot be turned into what is sent, which is a fault of our own. Shows where, and holds nothing of the message
 * of the fault, which may quote a person.
 */
public final class EncodingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Takes the place of a fault. */
    public EncodingException(RuntimeException fault) {
        super("The Bundle cannot be made: " + fault.getClass().getName());
        setStackTrace(fault.getStackTrace());
    }
}
