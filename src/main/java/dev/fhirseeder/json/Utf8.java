package dev.fhirseeder.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text that grows at its end, as UTF-8. For one thread at a time. */
public final class Utf8 {

    /** Escapes as Jackson does, and so as HAPI does, which writes with it. */
    private static final JsonStringEncoder ESCAPES = JsonStringEncoder.getInstance();

    private byte[] bytes;
    private int size;
    private boolean free;

    /** Opens an empty text with room for so many bytes. */
    public Utf8(int room) {
        this.bytes = new byte[room];
    }

    /** Returns the length in bytes. */
    public int size() {
        return size;
    }

    /** Returns the bytes themselves, of which the first {@link #size} count. */
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }

    /**
     * Notes that nobody reads the text any more, or that somebody writes it anew; it is empty then.
     *
     * @throws IllegalStateException if that is so already: two would write into the same room
     */
    void setFree(boolean now) {
        if (free == now) {
            throw new IllegalStateException("A text is opened and done with by turns");
        }
        free = now;
        size = 0;
    }

    /** Shortens the text to its first bytes. */
    public void shorten(int length) {
        size = length;
    }

    /** Appends what is UTF-8 already. */
    public void append(byte[] utf8) {
        append(utf8, 0, utf8.length);
    }

    /** Appends so many bytes of what is UTF-8 already. */
    public void append(byte[] utf8, int from, int length) {
        int at = grow(length);
        System.arraycopy(utf8, from, bytes, at, length);
    }

    /** Appends one ASCII character. */
    public void append(char ascii) {
        int at = grow(1);
        bytes[at] = (byte) ascii;
    }

    /** Appends ASCII text that needs no escape; it is not checked. */
    @SuppressWarnings("deprecation") // the method takes the low bytes of the characters, which is all that ASCII has
    public void append(String ascii) {
        int length = ascii.length();
        int at = grow(length);
        ascii.getBytes(0, length, bytes, at);
    }

    /**
     * Appends text that is ASCII and needs no escape.
     *
     * @throws IllegalArgumentException if it is another, or nothing
     */
    public void code(String ascii) {
        int at = size;
        append(ascii);
        for (int i = 0; i < ascii.length(); i++) {
            if (ascii.charAt(i) != bytes[at + i] || !isPlain(bytes[at + i])) {
                throw new IllegalArgumentException("A code must be printable ASCII");
            }
        }
        if (ascii.isBlank()) {
            throw new IllegalArgumentException("A code must not be blank");
        }
    }

    /**
     * Appends any text as what stands between the quotes of a JSON string; half a character becomes a question mark, as always
     * in Java.
     *
     * @throws IllegalArgumentException if it is blank, or holds half a character beside something to escape
     */
    public void quote(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (isPlain(utf8)) {
            append(utf8);
        } else if (text.isBlank()) {
            throw new IllegalArgumentException("A word must not be blank");
        } else {
            append(ESCAPES.quoteAsUTF8(text));
        }
    }

    /** Tells whether text stands for itself in JSON, so that there is nothing to look at twice. */
    private static boolean isPlain(byte[] utf8) {
        for (byte unit : utf8) {
            if (!isPlain(unit)) {
                return false;
            }
        }
        return utf8.length > 0 && utf8[0] != ' ';
    }

    private static boolean isPlain(byte unit) {
        return unit >= ' ' && unit != '"' && unit != '\\' && unit != 0x7f;
    }

    private int grow(int more) {
        int at = size;
        size = at + more;
        if (size > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size, bytes.length + bytes.length / 4));
        }
        return at;
    }
}
