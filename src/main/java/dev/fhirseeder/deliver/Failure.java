package dev.fhirseeder.deliver;

/** The ways in which a delivery can fail, by what is then done. */
public enum Failure {

    /** No connection came about, so that nothing was sent: tried again for as long as an outage is waited for. */
    UNREACHABLE,

    /** The server said that it has not taken the Bundle, and time can heal it: sent again. */
    TRANSIENT,

    /**
     * It is not known whether the server has taken the Bundle: the answer did not come, broke off, is not FHIR, or is a
     * gateway's word about a server behind it. Sent again where that can do no harm, which is in every write mode but
     * {@code create}.
     */
    UNKNOWN_OUTCOME,

    /** The server said no, and no repetition can heal it: never sent again. */
    PERMANENT,

    /**
     * The server turned the request away for who sent it (401, 403) or where it went (3xx, 404, 405), and would do the same to
     * every other: never sent again, and the run is given up.
     */
    TURNED_AWAY,

    /** The run was given up before the Bundle was sent. */
    UNSENT
}
