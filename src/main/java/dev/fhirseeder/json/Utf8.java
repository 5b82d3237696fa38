package dev.fhirseeder.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/** Text that grows at its end, as UTF-8. For one thread at a time. */
public final class Utf8 {

    /** Escapes as Jackson does, and so as HAPI does, which writes with it. */
    private static final JsonStringEncoder ESCAPES = JsonStringEncoder.getInstance();

    /** Tells of each character of ASCII whether it is printable and stands for itself in JSON. */
    private static final boolean[] PLAIN = plain();

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
     * Appends a day as ISO 8601 writes it, for example {@code 2026-11-22}.
     *
     * @throws IllegalArgumentException if it is not of the years 0 to 9999
     */
    public void append(LocalDate day) {
        int year = day.getYear();
        if (year < 0 || year > 9999) {
            throw new IllegalArgumentException("A year has four digits");
        }
        int at = grow(10);
        twoDigits(at, year / 100);
        twoDigits(at + 2, year % 100);
        bytes[at + 4] = '-';
        twoDigits(at + 5, day.getMonthValue());
        bytes[at + 7] = '-';
        twoDigits(at + 8, day.getDayOfMonth());
    }

    private void twoDigits(int at, int number) {
        bytes[at] = (byte) ('0' + number / 10);
        bytes[at + 1] = (byte) ('0' + number % 10);
    }

    /**
     * Appends text that is ASCII and needs no escape.
     *
     * @throws IllegalArgumentException if it is another, or nothing
     */
    public void code(String ascii) {
        if (ascii.isBlank() || !isAppendedAsItIs(ascii)) {
            throw new IllegalArgumentException(
                    ascii.isBlank() ? "A code must not be blank" : "A code must be printable ASCII");
        }
    }

    /**
     * Appends any text as what stands between the quotes of a JSON string; half a character becomes a question mark, as always
     * in Java.
     *
     * @throws IllegalArgumentException if it is blank, or holds half a character beside something to escape
     */
    public void quote(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("A word must not be blank");
        }
        if (!isAppendedAsItIs(text)) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            append(isPlain(utf8) ? utf8 : ESCAPES.quoteAsUTF8(text));
        }
    }

    /** Appends text if it is ASCII and stands for itself in JSON, else nothing. */
    private boolean isAppendedAsItIs(String text) {
        int length = text.length();
        int at = grow(length);
        for (int i = 0; i < length; i++) {
            char unit = text.charAt(i);
            if (unit >= PLAIN.length || !PLAIN[unit]) {
                size = at;
                return false;
            }
            bytes[at + i] = (byte) unit;
        }
        return true;
    }

    /** Tells whether text stands for itself in JSON, so that there is nothing to look at twice. */
    private static boolean isPlain(byte[] utf8) {
        for (byte unit : utf8) {
            if (unit >= 0 && !PLAIN[unit]) {
                return false;
            }
        }
        return true;
    }

    private static boolean[] plain() {
        boolean[] plain = new boolean[0x80];
        Arrays.fill(plain, ' ', 0x7f, true);
        plain['"'] = false;
        plain['\\'] = false;
        return plain;
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
