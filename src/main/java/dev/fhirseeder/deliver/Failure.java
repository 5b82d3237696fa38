package dev.fhirseeder.deliver;

/** The ways in which one attempt to deliver can fail, by what is then done. */
public enum Failure {

    /** No connection came about, so that nothing was sent: tried again for as long as an outage is waited for. */
    UNREACHABLE,

    /** The server said no, and time can heal it (408, 409, 425, 429, 500, 502, 503, 504): sent again. */
    TRANSIENT,

    /**
     * It is not known whether the server has taken the Bundle: the answer did not come, broke off, or is not FHIR. Sent
     * again where that can do no harm, which is in every write mode but {@code create}.
     */
    UNKNOWN_OUTCOME,

    /** The server said no, and no repetition can heal it: never sent again. */
    PERMANENT
}
