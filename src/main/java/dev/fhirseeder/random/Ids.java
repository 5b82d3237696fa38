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

    /** The two digits of each byte, one after the other. */
    private static final byte[] PAIRS = pairs();

    /** How many bytes SHA-1 gives, of which an id has the first sixteen. */
    private static final int DIGEST = 20;

    private static final int VERSION = 0x50;
    private static final int VARIANT = 0x80;

    /** Copied for each record, which takes less time than to ask Java's providers; itself never used. */
    private static final MessageDigest SHA_1 = sha1();

    private final MessageDigest sha1 = copy();
    private final byte[] digest = new byte[DIGEST];
    private final byte[] text = new UUID(0, 0).toString().getBytes(StandardCharsets.US_ASCII);
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
        write(0, 4, 0);
        write(4, 6, 9);
        write(6, 8, 14);
        write(8, 10, 19);
        write(10, 16, 24);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** Writes one of the groups; the hyphens between them stand there from the first. */
    private void write(int from, int to, int start) {
        int at = start;
        for (int i = from; i < to; i++) {
            int pair = 2 * (digest[i] & 0xff);
            text[at] = PAIRS[pair];
            text[at + 1] = PAIRS[pair + 1];
            at += 2;
        }
    }

    private static byte[] pairs() {
        byte[] pairs = new byte[2 * 0x100];
        for (int i = 0; i < 0x100; i++) {
            pairs[2 * i] = DIGITS[i >> 4];
            pairs[2 * i + 1] = DIGITS[i & 0xf];
        }
        return pairs;
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
