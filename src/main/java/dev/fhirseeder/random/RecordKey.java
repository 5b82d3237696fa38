package dev.fhirseeder.random;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The coordinates of one record. All chance in the record and every logical id of its resources derive from them and
 * from nothing else; the date as of which a history is known is deliberately not among them.
 *
 * @param seed any 64-bit number
 * @param pt the province or territory, as its two-letter code in lower case, for example {@code bc}
 * @param populationDate the date whose age structure the birth dates follow
 * @param index the number of the record, from 0
 */
public record RecordKey(long seed, String pt, LocalDate populationDate, long index) {

    /**
     * The name space of our ids: the version 5 UUID of {@code https://fhirseeder.dev/fhir} in the URL name space of RFC
     * 9562.
     */
    public static final UUID NAMESPACE =
            nameBased(UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8"), "https://fhirseeder.dev/fhir");

    /**
     * Returns the logical id of the resource that plays this role in the record: the version 5 UUID (RFC 9562) of
     * {@code <seed>/<pt>/<populationDate>/<index>/<role>} in {@link #NAMESPACE}, so that anyone can derive it again in
     * any language.
     *
     * @param role unique within the record and the same at every date, for example {@code patient}
     */
    public UUID id(String role) {
        return nameBased(NAMESPACE, seed + "/" + pt + "/" + populationDate + "/" + index + "/" + role);
    }

    /** Opens the record's own stream of draws. */
    public Draws draws() {
        return population().child(index);
    }

    /** Opens the stream that all records of this seed, province and population date share. */
    public Draws population() {
        return Draws.of(seed).child(pt).child(populationDate.toEpochDay());
    }

    private static UUID nameBased(UUID space, String name) {
        MessageDigest sha1 = sha1();
        sha1.update(bytes(space.getMostSignificantBits()));
        sha1.update(bytes(space.getLeastSignificantBits()));
        byte[] digest = sha1.digest(name.getBytes(StandardCharsets.UTF_8));
        long high = (number(digest, 0) & ~0xf000L) | 0x5000L;
        long low = (number(digest, 8) & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private static byte[] bytes(long number) {
        byte[] bytes = new byte[Long.BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (number >>> (56 - 8 * i));
        }
        return bytes;
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
