package dev.fhirseeder.random;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The logical ids of the resources of one record: version 5 UUIDs (RFC 9562), whose names all begin alike, so that their
 * beginning and the digest are prepared once. Not thread-safe; {@link RecordKey#ids()} makes them.
 */
public final class Ids {

    private final MessageDigest sha1 = sha1();
    private final byte[] beginning;

    /**
     * Prepares the ids.
     *
     * @param space the name space
     * @param beginning of every name
     */
    Ids(UUID space, String beginning) {
        byte[] text = beginning.getBytes(StandardCharsets.UTF_8);
        this.beginning = ByteBuffer.allocate(2 * Long.BYTES + text.length)
                .putLong(space.getMostSignificantBits())
                .putLong(space.getLeastSignificantBits())
                .put(text)
                .array();
    }

    /**
     * Returns the id of the resource that plays this role in the record, as {@link RecordKey#id(String)} does.
     *
     * @param role unique within the record and the same at every date, for example {@code patient}
     */
    public UUID id(String role) {
        sha1.update(beginning);
        byte[] digest = sha1.digest(role.getBytes(StandardCharsets.UTF_8));
        long high = (number(digest, 0) & ~0xf000L) | 0x5000L;
        long low = (number(digest, Long.BYTES) & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private static long number(byte[] bytes, int from) {
        long number = 0;
        for (int i = from; i < from + Long.BYTES; i++) {
            number = (number << 8) | (bytes[i] & 0xff);
        }
        return number;
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1", e);
        }
    }
}
