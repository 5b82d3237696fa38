package dev.fhirseeder.random;

import java.util.List;

/**
 * A stream of seeded draws. Child streams are opened by name, so that adding a draw to one of them changes nothing in
 * any other.
 *
 * <p>Laws: two streams opened from the same seed by the same names give the same draws; opening a child does not
 * advance its parent. The generator is SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
 * generators", OOPSLA 2014), written out here because {@code java.util.SplittableRandom} promises no fixed algorithm
 * across Java releases. Not thread-safe, and not for secrets.
 */
public final class Draws {

    private static final long GAMMA = 0x9e3779b97f4a7c15L;

    private final long origin;
    private long state;

    private Draws(long origin) {
        this.origin = origin;
        this.state = origin;
    }

    /**
     * Opens a stream.
     *
     * @param seed any value; near seeds give unrelated streams
     */
    public static Draws of(long seed) {
        return new Draws(mix(seed + GAMMA));
    }

    /**
     * Opens the stream of that name below this one. The result depends on this stream's origin and the name alone, not
     * on the draws already made.
     */
    public Draws child(String name) {
        return new Draws(mix(origin + offset(name)));
    }

    /** Opens the same stream as {@link #child(String)} by that name. */
    public Draws child(Label label) {
        return new Draws(below(origin, label));
    }

    /** Opens the child stream numbered {@code index}. */
    public Draws child(long index) {
        return new Draws(below(origin, index));
    }

    /** Opens the child stream numbered {@code index} of the child stream of that name, without making the one between. */
    public Draws child(Label label, long index) {
        return new Draws(below(below(origin, label), index));
    }

    /** Draws 64 uniform bits. */
    public long bits() {
        state += GAMMA;
        return mix(state);
    }

    /** Leaves out so many numbers, as if they had been drawn, and returns this stream. */
    public Draws skip(int numbers) {
        state += numbers * GAMMA;
        return this;
    }

    /** Draws a number that is uniform in [0, 1). */
    public double unit() {
        return fraction(bits());
    }

    /** Returns the first {@link #bits} of the child stream of that name, without making it; every call returns the same. */
    public long bits(Label label) {
        return first(below(origin, label));
    }

    /** Returns the first {@link #unit} of the child stream of that name, without making it; every call returns the same. */
    public double unit(Label label) {
        return fraction(bits(label));
    }

    /** Returns the first {@link #unit} of {@link #child(Label, long)}, without making it; every call returns the same. */
    public double unit(Label label, long index) {
        return fraction(first(below(below(origin, label), index)));
    }

    /** Returns the first {@link #unit} of the child of that name of {@link #child(Label, long)}; every call returns the same. */
    public double unit(Label label, long index, Label part) {
        return fraction(first(below(below(below(origin, label), index), part)));
    }

    /** Returns the first {@link #chance} of the child stream of that name, without making it; every call returns the same. */
    public boolean chance(Label label, double probability) {
        return unit(label) < probability;
    }

    /** Draws true with the given probability; 0 and below never, 1 and above always. */
    public boolean chance(double probability) {
        return unit() < probability;
    }

    /**
     * Draws a whole number that is uniform in [0, bound), up to a bias below 2<sup>-32</sup>.
     *
     * @throws IllegalArgumentException if the bound is not positive
     */
    public int below(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("The bound of a draw must be positive, found " + bound);
        }
        return (int) (((bits() >>> 32) * bound) >>> 32);
    }

    /**
     * Draws a whole number that is uniform in [first, last], both included.
     *
     * @throws IllegalArgumentException if last is less than first
     */
    public int between(int first, int last) {
        return first + below(last - first + 1);
    }

    /**
     * Draws one element, each with the same chance.
     *
     * @throws IllegalArgumentException if the list is empty
     */
    public <T> T pick(List<T> from) {
        return from.get(below(from.size()));
    }

    /** Returns the origin of the child of that name of a stream. */
    private static long below(long origin, Label label) {
        return mix(origin + label.offset);
    }

    /** Returns the origin of the child of that number of a stream. */
    private static long below(long origin, long index) {
        return mix(mix(origin ^ GAMMA) + GAMMA * mix(index + GAMMA));
    }

    /** Returns the first bits of a stream. */
    private static long first(long origin) {
        return mix(origin + GAMMA);
    }

    private static double fraction(long bits) {
        return (bits >>> 11) * 0x1.0p-53;
    }

    /** The finalizer of SplitMix64: a bijection that spreads every input bit over the whole word. */
    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** Returns what a name adds to the origin of a stream to make that of its child. */
    static long offset(String name) {
        return GAMMA * hash(name);
    }

    /** FNV-1a over the UTF-16 units, 64 bits wide: {@code String.hashCode} has only 32 and collides on short names. */
    static long hash(String name) {
        long h = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            h = (h ^ name.charAt(i)) * 0x100000001b3L;
        }
        return mix(h);
    }
}
