package dev.fhirseeder.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a caller must show to be let in: a bearer token (RFC 6750), or a name and a password (RFC 7617); or nothing at all. */
public final class Pass {

    private static final String REALM = " realm=\"fhir-seeder\"";

    private final List<byte[]> accepted = new ArrayList<>();
    private final List<String> challenges = new ArrayList<>();

    /**
     * States what must be shown; nothing of it ever appears in a log or an answer.
     *
     * @param token that a bearer shows
     * @param user who shows a password, and that password with a colon before it
     */
    public Pass(Optional<String> token, Optional<String> user) {
        token.ifPresent(text -> {
            accepted.add(bytes("bearer " + text));
            challenges.add("Bearer" + REALM);
        });
        user.ifPresent(text -> {
            accepted.add(bytes("basic " + Base64.getEncoder().encodeToString(bytes(text))));
            challenges.add("Basic" + REALM + ", charset=\"UTF-8\"");
        });
    }

    /** Tells whether a header {@code Authorization} lets its caller in; how long that takes does not tell how much of it is right. */
    boolean isShown(@Nullable String authorization) {
        byte[] shown = bytes(authorization == null ? "" : canonical(authorization));
        boolean good = accepted.isEmpty();
        for (byte[] one : accepted) {
            good |= MessageDigest.isEqual(one, shown);
        }
        return good;
    }

    /** Returns what one is asked for who is not let in. */
    String challenge() {
        return String.join(", ", challenges);
    }

    /** The name of the scheme may be written in any case. */
    private static String canonical(String authorization) {
        int blank = authorization.indexOf(' ');
        return blank < 0
                ? authorization
                : authorization.substring(0, blank).toLowerCase(Locale.ROOT) + " "
                        + authorization.substring(blank).strip();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
