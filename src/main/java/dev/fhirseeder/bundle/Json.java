package dev.fhirseeder.bundle;

import dev.fhirseeder.json.Utf8;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rendered JSON: immutable text, kept as the UTF-8 bytes that go over the wire or to the disk. That of {@link Lines} is only
 * until they are done with.
 */
public final class Json {

    private final byte[] utf8;
    private final int size;

    private Json(byte[] utf8, int size) {
        this.utf8 = utf8;
        this.size = size;
    }

    /** Keeps the text as it is; it is not checked. */
    public static Json of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps UTF-8 as it is; nobody may change the bytes any more, and they are not checked. */
    static Json of(byte[] utf8) {
        return new Json(utf8, utf8.length);
    }

    /** Keeps a text, which nobody may change as long as this is read. */
    static Json of(Utf8 text) {
        return new Json(text.bytes(), text.size());
    }

    /** Returns a name that only equal bytes share: their version 3 UUID (RFC 9562) without a name space. */
    UUID name() {
        ByteBuffer digest = ByteBuffer.wrap(md5());
        long high = (digest.getLong() & ~0xf000L) | 0x3000L;
        long low = (digest.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private byte[] md5() {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            md5.update(utf8, 0, size);
            return md5.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }

    /** Returns the length in bytes. */
    public int size() {
        return size;
    }

    /** Returns the bytes, which nobody may change. */
    public byte[] utf8() {
        return size == utf8.length ? utf8 : Arrays.copyOf(utf8, size);
    }

    /** Returns an array that begins with the bytes, which nobody may change; the first {@link #size} count. */
    public byte[] array() {
        return utf8;
    }

    /**
     * Writes the bytes, with no line break after them.
     *
     * @throws IOException if the stream cannot take them
     */
    public void writeTo(OutputStream out) throws IOException {
        out.write(utf8, 0, size);
    }

    /** Tells whether the other is JSON of the same bytes. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Json json && Arrays.equals(utf8, 0, size, json.utf8, 0, json.size);
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** Returns the text. */
    @Override
    public String toString() {
        return new String(utf8, 0, size, StandardCharsets.UTF_8);
    }
}
