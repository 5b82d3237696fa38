package dev.fhirseeder.random;

/**
 * A seeded bijection of [0, size) onto itself that looks random and needs no memory: neighbours are thrown far apart,
 * and yet no two inputs share an output. Health numbers are unique because of it.
 *
 * <p>A balanced Feistel network of six rounds over the next even power of two, with cycle walking (Black and Rogaway,
 * "Ciphers with arbitrary finite domains", CT-RSA 2002): a value that falls outside the range is sent through again,
 * fewer than four times on average.
 */
public final class Permutation {

    private static final int ROUNDS = 6;

    private final long size;
    private final int halfBits;
    private final long halfMask;
    private final long[] keys = new long[ROUNDS];

    /**
     * Prepares the permutation.
     *
     * @param size how many values there are, 1 to 2<sup>62</sup>
     * @param draws the stream that chooses the permutation; six draws are taken
     * @throws IllegalArgumentException if the size is out of its range
     */
    public Permutation(long size, Draws draws) {
        if (size < 1 || size > 1L << 62) {
            throw new IllegalArgumentException("The size of a permutation must be 1 to 2^62, found " + size);
        }
        this.size = size;
        int bits = Math.max(2, 64 - Long.numberOfLeadingZeros(size - 1));
        this.halfBits = (bits + 1) / 2;
        this.halfMask = (1L << halfBits) - 1;
        for (int i = 0; i < ROUNDS; i++) {
            keys[i] = draws.bits();
        }
    }

    /**
     * Returns the value that stands at this index.
     *
     * @param index in [0, size)
     * @return a value in [0, size), a different one for each index
     * @throws IndexOutOfBoundsException if the index is outside the range
     */
    public long at(long index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("Index " + index + " lies outside [0, " + size + ")");
        }
        long value = index;
        do {
            value = encipher(value);
        } while (value >= size);
        return value;
    }

    private long encipher(long value) {
        long left = value >>> halfBits;
        long right = value & halfMask;
        for (long key : keys) {
            long next = left ^ (Draws.mix(right ^ key) & halfMask);
            left = right;
            right = next;
        }
        return (left << halfBits) | right;
    }
}
