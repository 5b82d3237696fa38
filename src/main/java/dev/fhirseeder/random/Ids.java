package dev.fhirseeder.random;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;

/**
 * The logical ids of the resources of one record: version 5 UUIDs (RFC 9562), whose names all begin alike, so that their
 * beginning and the digest are prepared once. Not thread-safe; {@link RecordKey#ids()} makes them.
 */
public final class Ids {

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** How many bytes SHA-1 gives, of which an id has the first sixteen. */
    private static final int DIGEST = 20;

    private static final int VERSION = 0x50;
    private static final int VARIANT = 0x80;

    /** Copied for each record, which takes less time than to ask Java's providers; itself never used. */
    private static final MessageDigest SHA_1 = sha1();

    private final MessageDigest sha1 = copy();
    private final byte[] digest = new byte[DIGEST];
    private final byte[] text = new byte[36];
    private final int beginning;
    private byte[] name;

    /**
     * Prepares the ids.
     *
     * @param space the name space
     * @param beginning of every name
     */
    Ids(UUID space, String beginning) {
        byte[] words = beginning.getBytes(StandardCharsets.UTF_8);
        this.beginning = 2 * Long.BYTES + words.length;
        this.name = ByteBuffer.allocate(this.beginning + 64)
                .putLong(space.getMostSignificantBits())
                .putLong(space.getLeastSignificantBits())
                .put(words)
                .array();
    }

    /**
     * Returns the id of the resource that plays this role in the record, as {@link RecordKey#id(String)} does.
     *
     * @param role unique within the record and the same at every date, for example {@code patient}
     */
    public UUID id(String role) {
        digest(role);
        ByteBuffer id = ByteBuffer.wrap(digest);
        return new UUID(id.getLong(), id.getLong());
    }

    /** Returns the {@linkplain #id id} as it is written: in small hexadecimal digits, in five groups. */
    public String text(String role) {
        digest(role);
        int at = 0;
        for (int i = 0; i < 2 * Long.BYTES; i++) {
            if (i == 4 || i == 6 || i == 8 || i == 10) {
                text[at++] = '-';
            }
            text[at++] = DIGITS[(digest[i] >> 4) & 0xf];
            text[at++] = DIGITS[digest[i] & 0xf];
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** Leaves the bytes of the id at the beginning of the digest. */
    private void digest(String role) {
        int length = named(role);
        sha1.update(name, 0, length);
        try {
            sha1.digest(digest, 0, DIGEST);
        } catch (DigestException e) {
            throw new IllegalStateException("SHA-1 gives " + DIGEST + " bytes", e);
        }
        digest[6] = (byte) ((digest[6] & 0xf) | VERSION);
        digest[8] = (byte) ((digest[8] & 0x3f) | VARIANT);
    }

    /** Completes the name, and returns its length. Most roles are ASCII, of which no copy has to be made. */
    private int named(String role) {
        int many = role.length();
        reserve(beginning + many);
        int units = 0;
        for (int i = 0; i < many; i++) {
            char unit = role.charAt(i);
            units |= unit;
            name[beginning + i] = (byte) unit;
        }
        return units < 0x80 ? beginning + many : named(role.getBytes(StandardCharsets.UTF_8));
    }

    private int named(byte[] role) {
        reserve(beginning + role.length);
        System.arraycopy(role, 0, name, beginning, role.length);
        return beginning + role.length;
    }

    private void reserve(int length) {
        if (length > name.length) {
            name = Arrays.copyOf(name, length);
        }
    }

    private static MessageDigest copy() {
        try {
            return (MessageDigest) SHA_1.clone();
        } catch (CloneNotSupportedException e) {
            return sha1();
        }
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1", e);
        }
    }
}
