package dev.fhirseeder.deliver;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Which sign means which failure. The first row that holds decides; {@code src/docs/operate.md} shows the same table.
 */
public final class Taxonomy {

    /** Signs without an HTTP status; {@link Diagnosis} finds them by their exceptions. */
    static final Row NO_CONNECTION = new Row(
            "no connection: refused, none within ten seconds, no route, unknown host, or none through the proxy (5xx, 408, 429 to CONNECT)",
            status -> false,
            Failure.UNREACHABLE);

    static final Row NO_HANDSHAKE = new Row(
            "no TLS: a certificate is not trusted, not valid today or another host's, ours is not accepted, or there is no TLS at all",
            status -> false,
            Failure.TURNED_AWAY);

    static final Row NO_TOKEN_YET = new Row(
            "no token for now: who gives it is out of reach, or answers 408, 425, 429 or 5xx",
            status -> false,
            Failure.UNREACHABLE);

    static final Row NO_TOKEN =
            new Row("no token: who gives it refuses, or a key is no good", status -> false, Failure.TURNED_AWAY);

    static final Row NO_WAY = new Row(
            "no way through the proxy: 407 or any other status to CONNECT", status -> false, Failure.TURNED_AWAY);

    static final Row NO_ANSWER = new Row(
            "no whole answer: connection reset, none within `RESPONSE_TIMEOUT`, truncated, malformed",
            status -> false,
            Failure.OUTCOME_UNKNOWN);

    private static final List<Row> ROWS = List.of(
            NO_CONNECTION,
            NO_HANDSHAKE,
            NO_TOKEN_YET,
            NO_TOKEN,
            NO_WAY,
            NO_ANSWER,
            new Row(
                    "2xx that tells nothing: HTML, empty, other entries than were sent, 202, 204, 205",
                    status -> status / 100 == 2,
                    Failure.OUTCOME_UNKNOWN),
            new Row("3xx", status -> status / 100 == 3, Failure.TURNED_AWAY),
            of(Failure.REFUSED, 400, 410, 412, 413, 422),
            of(Failure.TURNED_AWAY, 401, 403, 404, 405, 407),
            of(Failure.OUTCOME_UNKNOWN, 408),
            of(Failure.TRANSIENT, 409, 425, 429, 500, 503, 507, 509),
            of(Failure.PERMANENT, 501, 505),
            new Row("any other 5xx, like 502 and 504", status -> status / 100 == 5, Failure.OUTCOME_UNKNOWN),
            new Row("any other status", status -> true, Failure.PERMANENT));

    private Taxonomy() {}

    /**
     * One row.
     *
     * @param sign for people, as Markdown
     * @param means tells whether an HTTP status is this sign
     * @param failure what it means
     */
    public record Row(String sign, IntPredicate means, Failure failure) {}

    /** Returns all rows, in their order. */
    public static List<Row> rows() {
        return ROWS;
    }

    /** Returns what an HTTP status means that is no proven success. */
    static Failure of(int status) {
        return ROWS.stream()
                .filter(row -> row.means().test(status))
                .map(Row::failure)
                .findFirst()
                .orElseThrow();
    }

    private static Row of(Failure failure, int... statuses) {
        String sign = String.join(
                ", ", Arrays.stream(statuses).mapToObj(Integer::toString).toList());
        return new Row(sign, status -> IntStream.of(statuses).anyMatch(known -> known == status), failure);
    }
}
