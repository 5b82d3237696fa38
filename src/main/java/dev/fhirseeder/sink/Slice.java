package dev.fhirseeder.sink;

import java.util.List;

/** Some of the bytes of an array, which nobody changes. */
final class Slice {

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

    /** Returns how many bytes some slices have. */
    static int length(List<Slice> slices) {
        int length = 0;
        for (Slice slice : slices) {
            length += slice.length();
        }
        return length;
    }

    /** Returns the bytes of some slices in one array. */
    static byte[] join(List<Slice> slices) {
        byte[] joined = new byte[length(slices)];
        int end = 0;
        for (Slice slice : slices) {
            System.arraycopy(slice.bytes, slice.from, joined, end, slice.length());
            end += slice.length();
        }
        return joined;
    }
}
