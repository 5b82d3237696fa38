package dev.fhirseeder.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a caller must show to be let in: a bearer token (RFC 6750), or a name and a password (RFC 7617); or nothing at all. A browser knows
 * names and passwords alone: it may show the token as the password of whatever name.
 */
public final class Pass {

    private static final String REALM = " realm=\"fhir-seeder\"";
    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";

    private final List<byte[]> accepted = new ArrayList<>();
    private final List<byte[]> passwords = new ArrayList<>();
    private final List<String> challenges = new ArrayList<>();

    /**
     * States what must be shown; nothing of it ever appears in a log or an answer.
     *
     * @param token that a bearer shows
     * @param user who shows a password, and that password with a colon before it
     */
    public Pass(Optional<String> token, Optional<String> user) {
        user.ifPresent(text -> accepted.add(bytes(BASIC + Base64.getEncoder().encodeToString(bytes(text)))));
        token.ifPresent(text -> {
            accepted.add(bytes(BEARER + text));
            passwords.add(bytes(text));
        });
        if (!accepted.isEmpty()) {
            challenges.add("Basic" + REALM + ", charset=\"UTF-8\"");
        }
        token.ifPresent(text -> challenges.add("Bearer" + REALM));
    }

    /** Tells whether a header {@code Authorization} lets its caller in; how long that takes does not tell how much of it is right. */
    boolean isShown(@Nullable String authorization) {
        String canonical = authorization == null ? "" : canonical(authorization);
        byte[] shown = bytes(canonical);
        boolean good = accepted.isEmpty();
        for (byte[] one : accepted) {
            good |= MessageDigest.isEqual(one, shown);
        }
        byte[] password = password(canonical);
        for (byte[] one : passwords) {
            good |= MessageDigest.isEqual(one, password);
        }
        return good;
    }

    /** Returns what one is asked for who is not let in, each for a header of its own: not every browser reads a second one in the same. */
    List<String> challenges() {
        return List.copyOf(challenges);
    }

    /** Returns the password of a name, whichever it is; nothing if none is shown. */
    private static byte[] password(String canonical) {
        if (!canonical.startsWith(BASIC)) {
            return new byte[0];
        }
        try {
            String shown =
                    new String(Base64.getDecoder().decode(canonical.substring(BASIC.length())), StandardCharsets.UTF_8);
            return bytes(shown.substring(shown.indexOf(':') + 1));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
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
