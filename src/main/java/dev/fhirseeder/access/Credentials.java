package dev.fhirseeder.access;

/** What proves who asks. Safe for use by many threads. */
interface Credentials {

    /**
     * Returns the value of the header {@code Authorization}, which may have to be asked for first.
     *
     * @throws AccessException if there is none
     */
    String present() throws AccessException;

    /**
     * Notes that the server has refused a proof, so that the same is not presented again if there can be another.
     *
     * @param refused as it was presented
     * @return whether there is another, or may be one
     */
    boolean isReplaced(String refused);
}
