package dev.fhirseeder.sink;

import java.util.Arrays;

/** Some of the bytes of an array, which nobody changes as long as they are read. */
final class Slice {

    /** No bytes. */
    static final Slice NOTHING = of(new byte[0]);

    private final byte[] bytes;
    private final int from;
    private final int to;

    /**
     * Takes bytes as they are.
     *
     * @param bytes all of them
     * @param from the first
     * @param to the one after the last
     */
    Slice(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    /** Returns all bytes of an array. */
    static Slice of(byte[] bytes) {
        return new Slice(bytes, 0, bytes.length);
    }

    /** Returns the array itself. */
    byte[] bytes() {
        return bytes;
    }

    /** Returns where they begin in the array. */
    int from() {
        return from;
    }

    /** Returns where they end in the array. */
    int to() {
        return to;
    }

    /** Returns how many they are. */
    int length() {
        return to - from;
    }

    /** Returns the bytes alone. */
    byte[] toArray() {
        return length() == bytes.length ? bytes : Arrays.copyOfRange(bytes, from, to);
    }
}
