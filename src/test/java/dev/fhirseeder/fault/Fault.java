package dev.fhirseeder.fault;

import static dev.fhirseeder.fault.Fault.Kind.HARMLESS;
import static dev.fhirseeder.fault.Fault.Kind.OUTAGE;
import static dev.fhirseeder.fault.Fault.Kind.PERMANENT;
import static dev.fhirseeder.fault.Fault.Kind.REFUSED;
import static dev.fhirseeder.fault.Fault.Kind.TRANSIENT;
import static dev.fhirseeder.fault.Fault.Kind.TURNED_AWAY;
import static dev.fhirseeder.fault.Fault.Kind.UNKNOWN;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What can go wrong with one Bundle between the seeder and the server, in the order in which people read of it. */
enum Fault {
    CLOSED(OUTAGE, "connection refused, for 0.5 s", call -> {
        Answer answer = call.forward().with("Connection", "close");
        call.proxy().shutFor(Duration.ofMillis(500));
        call.client().write(answer);
    }),
    RESET_UNREAD(
            UNKNOWN,
            "connection reset before the request was read",
            call -> call.client().reset()),
    RESET_UNTAKEN(UNKNOWN, "connection reset, nothing taken", Reply.untaken((client, none) -> client.reset())),
    RESET_TAKEN(UNKNOWN, "connection reset, all taken", Reply.taken((client, answer) -> client.reset())),
    SILENT_UNTAKEN(UNKNOWN, "no answer in time, nothing taken", Reply.untaken((client, none) -> client.hush())),
    SILENT_TAKEN(UNKNOWN, "no answer in time, all taken", Reply.taken((client, answer) -> client.hush())),
    SLOW(
            HARMLESS,
            "slow answer, in ten pieces",
            Reply.taken((client, answer) -> client.drip(answer, Duration.ofMillis(30)))),
    TRUNCATED(UNKNOWN, "answer cut off, all taken", Reply.taken(Client::writeHalf)),
    MALFORMED(
            UNKNOWN,
            "answer is no JSON, all taken",
            Reply.taken(
                    Answer.fhir(200, "{\"resourceType\":\"Bundle\",\"type\":\"transaction-response\",\"entry\":[{]}"))),
    HTML_UNTAKEN(UNKNOWN, "200 with HTML, nothing taken", Reply.untaken(html())),
    HTML_TAKEN(UNKNOWN, "200 with HTML, all taken", Reply.taken(html())),
    EMPTY(UNKNOWN, "200 without a body, all taken", Reply.taken(Answer.fhir(200, ""))),
    ACCEPTED(UNKNOWN, "202, all taken", Reply.taken(Answer.fhir(202, ""))),
    NO_CONTENT(UNKNOWN, "204, all taken", Reply.taken(Answer.fhir(204, ""))),
    FOUND(
            TURNED_AWAY,
            "302",
            Reply.untaken(Answer.of(302, "text/html", "<html>login</html>").with("Location", "http://login.invalid/"))),
    BAD_REQUEST(REFUSED, "400", refused(400, "HAPI-0450: Failed to parse request body")),
    UNAUTHORIZED(TURNED_AWAY, "401", refused(401, "who are you")),
    FORBIDDEN(TURNED_AWAY, "403", refused(403, "not you")),
    NOT_FOUND(TURNED_AWAY, "404", refused(404, "HAPI-0302: Unknown resource type")),
    METHOD_NOT_ALLOWED(TURNED_AWAY, "405", refused(405, "HAPI-0299: Not here")),
    REQUEST_TIMEOUT(UNKNOWN, "408", refused(408, "too slow")),
    CONFLICT(TRANSIENT, "409", refused(409, "conflict")),
    CONFLICT_0550(TRANSIENT, "409 with HAPI-0550", refused(409, "HAPI-0550: could not execute batch")),
    CONFLICT_0823(TRANSIENT, "409 with HAPI-0823", refused(409, "HAPI-0823: a resource constraint was violated")),
    CONFLICT_0825(TRANSIENT, "409 with HAPI-0825", refused(409, "HAPI-0825: a unique index was violated")),
    GONE(REFUSED, "410", refused(410, "gone")),
    PRECONDITION_FAILED(REFUSED, "412", refused(412, "HAPI-0958: several resources match")),
    TOO_LARGE(REFUSED, "413", Reply.untaken(Answer.of(413, "text/html", "<html>Request Entity Too Large</html>"))),
    UNPROCESSABLE(REFUSED, "422", refused(422, "HAPI-0574: invalid content")),
    TOO_EARLY(TRANSIENT, "425", refused(425, "too early")),
    TOO_MANY_SECONDS(TRANSIENT, "429 with Retry-After in seconds", Reply.laterBySeconds(429)),
    TOO_MANY_DATE(TRANSIENT, "429 with Retry-After as a date", Reply.laterByDate(429)),
    SERVER_ERROR(TRANSIENT, "500", refused(500, "broken")),
    NOT_IMPLEMENTED(PERMANENT, "501", refused(501, "not implemented")),
    BAD_GATEWAY(UNKNOWN, "502 of a gateway, nothing taken", Reply.untaken(gateway(502))),
    UNAVAILABLE(TRANSIENT, "503", refused(503, "later")),
    UNAVAILABLE_SECONDS(TRANSIENT, "503 with Retry-After in seconds", Reply.laterBySeconds(503)),
    UNAVAILABLE_DATE(TRANSIENT, "503 with Retry-After as a date", Reply.laterByDate(503)),
    GATEWAY_TIMEOUT(UNKNOWN, "504 of a gateway, nothing taken", Reply.untaken(gateway(504))),
    GATEWAY_TIMEOUT_TAKEN(UNKNOWN, "504 of a gateway, all taken", Reply.taken(gateway(504))),
    ENTRY_REFUSED(REFUSED, "an entry refused inside a 200", new EntryRefusal());

    private final Kind kind;
    private final String title;
    private final Reply reply;

    Fault(Kind kind, String title, Reply reply) {
        this.kind = kind;
        this.title = title;
        this.reply = reply;
    }

    /** What a fault tells the seeder. */
    enum Kind {

        /** Nothing is wrong. */
        HARMLESS,

        /** The server is out of reach for some time. */
        OUTAGE,

        /** Whether the server has taken the Bundle cannot be known. */
        UNKNOWN,

        /** The server has not taken the Bundle, and time can heal that. */
        TRANSIENT,

        /** The server dislikes what is in the Bundle. */
        REFUSED,

        /** The server will never take the Bundle. */
        PERMANENT,

        /** The server would turn every request away. */
        TURNED_AWAY
    }

    Kind kind() {
        return kind;
    }

    String title() {
        return title;
    }

    Reply reply() {
        return reply;
    }

    /** Returns those that repetition heals, if sending twice does no harm. */
    static List<Fault> healing() {
        return Stream.of(values())
                .filter(fault -> List.of(HARMLESS, UNKNOWN, TRANSIENT).contains(fault.kind))
                .toList();
    }

    private static Reply refused(int status, String diagnostics) {
        return Reply.untaken(Answer.outcome(status, diagnostics));
    }

    private static Answer html() {
        return Answer.of(200, "text/html", "<html>Please log in</html>");
    }

    private static Answer gateway(int status) {
        return Answer.of(status, "text/html", "<html>nginx</html>");
    }
}
