package dev.fhirseeder.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * Why a call is not answered as was wished, as RFC 9457 has it. Its {@code type} is left out, so that the status says what kind
 * of a problem it is.
 *
 * @param title the same for all problems of a status
 * @param status of the answer
 * @param detail what it was this time, in a sentence; nothing of a person and nothing secret
 * @param faults each that was found in what was asked; empty where nothing was
 */
record Problem(
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> faults) {

    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "The request has faults"),
            Map.entry(401, "Not let in"),
            Map.entry(403, "A page of another origin asks"),
            Map.entry(404, "Not found"),
            Map.entry(405, "Not by this method"),
            Map.entry(409, "Not while another run is under way"),
            Map.entry(413, "The request is too large"),
            Map.entry(415, "The request is not JSON"),
            Map.entry(421, "Called by another name"),
            Map.entry(429, "Too many ask at once"),
            Map.entry(500, "The seeder has failed"),
            Map.entry(503, "Not now, but later"));

    /** States a problem that is no fault in what was asked. */
    static Problem of(int status, String detail) {
        return of(status, detail, List.of());
    }

    /** States a problem. */
    static Problem of(int status, String detail, List<String> faults) {
        return new Problem(TITLES.getOrDefault(status, "The call cannot be answered"), status, detail, faults);
    }

    /** States what is wrong with a request. */
    static Problem of(List<String> faults) {
        return of(400, "Nothing was begun. Mend what the faults name, and ask again.", faults);
    }

    /** Returns the answer that states it. */
    Answer answer() {
        return Answer.json(status, "application/problem+json", this).because(Reason.of(this));
    }
}
