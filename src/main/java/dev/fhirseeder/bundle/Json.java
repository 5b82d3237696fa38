package dev.fhirseeder.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rendered JSON: immutable text, kept as the UTF-8 bytes that go over the wire or to the disk. */
public final class Json {

    private final byte[] utf8;

    private Json(byte[] utf8) {
        this.utf8 = utf8;
    }

    /** Keeps the text as it is; it is not checked. */
    public static Json of(String text) {
        return new Json(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps UTF-8 as it is; nobody may change the bytes any more, and they are not checked. */
    static Json of(byte[] utf8) {
        return new Json(utf8);
    }

    /** Returns a name that only equal bytes share: their version 3 UUID (RFC 9562) without a name space. */
    UUID name() {
        return UUID.nameUUIDFromBytes(utf8);
    }

    /** Returns the length in bytes. */
    public int size() {
        return utf8.length;
    }

    /** Returns the bytes themselves, which nobody may change. */
    public byte[] utf8() {
        return utf8;
    }

    /**
     * Writes the bytes, with no line break after them.
     *
     * @throws IOException if the stream cannot take them
     */
    public void writeTo(OutputStream out) throws IOException {
        out.write(utf8);
    }

    /** Tells whether the other is JSON of the same bytes. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Json json && Arrays.equals(utf8, json.utf8);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(utf8);
    }

    /** Returns the text. */
    @Override
    public String toString() {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
