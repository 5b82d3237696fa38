package dev.fhirseeder.deliver;

import com.fasterxml.jackson.annotation.JsonValue;

/** The ways in which a delivery can fail, by what is then done. {@link Taxonomy} says which signs mean which. */
public enum Failure {

    /** No connection came about, so that nothing was sent: tried again for as long as an outage is waited for. */
    UNREACHABLE("unreachable"),

    /** The server said that it has not taken the Bundle, and time can heal it: sent again. */
    TRANSIENT("transient"),

    /**
     * It is not known whether the server has taken the Bundle: the answer did not come, broke off, is not FHIR, or is a
     * gateway's word about a server behind it. Sent again where that can do no harm, which is in every write mode but
     * {@code create}.
     */
    OUTCOME_UNKNOWN("outcome-unknown"),

    /**
     * The server has refused what is in the Bundle, all of it: never sent again as it is, but in halves, until the person
     * whom the server does not take stands alone.
     */
    REFUSED("refused"),

    /** The server said no, and neither repetition nor division heals it: never sent again. */
    PERMANENT("permanent"),

    /**
     * The server turned the request away for who sent it (401, 403) or where it went (3xx, 404, 405, a certificate that
     * is not trusted), and would do the same to every other: never sent again, and the run is given up.
     */
    TURNED_AWAY("turned-away"),

    /** The run was given up before the Bundle was sent. */
    UNSENT("unsent");

    private final String text;

    Failure(String text) {
        this.text = text;
    }

    /** Returns the word for it in logs, dead letters and documents. */
    @JsonValue
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
