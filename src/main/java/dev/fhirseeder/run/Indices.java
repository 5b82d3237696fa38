package dev.fhirseeder.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.common.base.Splitter;
import com.google.common.collect.ContiguousSet;
import com.google.common.collect.DiscreteDomain;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which people of a run: a set of indices, kept as ranges, so that a million neighbours take no more room than one. */
public final class Indices {

    private static final Pattern RANGE = Pattern.compile("[0-9]{1,18}(-[0-9]{1,18})?");
    private static final DiscreteDomain<Long> WHOLE = DiscreteDomain.longs();

    private final ImmutableRangeSet<Long> ranges;

    private Indices(RangeSet<Long> ranges) {
        this.ranges = ImmutableRangeSet.copyOf(ranges);
    }

    /** Returns these indices, in whatever order and however often they are named. */
    public static Indices of(Collection<Long> indices) {
        RangeSet<Long> ranges = TreeRangeSet.create();
        long first = 0;
        long end = 0;
        for (long index : indices) {
            if (index != end) {
                ranges.add(Range.closedOpen(first, end));
                first = index;
            }
            end = index + 1; // neighbours, as they mostly come, are entered at once
        }
        ranges.add(Range.closedOpen(first, end));
        return new Indices(ranges);
    }

    /** Returns the indices from the first up to, and without, the end. */
    public static Indices between(long first, long end) {
        return new Indices(ImmutableRangeSet.of(Range.closedOpen(first, end)));
    }

    static Indices of(RangeSet<Long> ranges) {
        return new Indices(ranges);
    }

    /**
     * Reads what {@link #toString()} has written.
     *
     * @param text like {@code 0-9,12}; empty for none
     * @throws IllegalArgumentException if the text is anything else
     */
    @JsonCreator
    public static Indices parse(String text) {
        RangeSet<Long> ranges = TreeRangeSet.create();
        if (text.isEmpty()) {
            return new Indices(ranges);
        }
        Splitter.on(',').split(text).forEach(range -> {
            if (!RANGE.matcher(range)
                    .matches()) { // one by one: a pattern of all would take a stack as deep as they are many
                throw new IllegalArgumentException("A range of indices is like 0-9 or 12");
            }
            List<String> ends = Splitter.on('-').splitToList(range);
            ranges.add(Range.closedOpen(Long.parseLong(ends.get(0)), Long.parseLong(ends.get(ends.size() - 1)) + 1));
        });
        return new Indices(ranges);
    }

    /** Returns the ranges, each with its first index and without its end. */
    RangeSet<Long> ranges() {
        return ranges;
    }

    /**
     * Returns the first of them.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    public long first() {
        return ranges.span().lowerEndpoint();
    }

    /** Returns how many they are. */
    public long count() {
        return ranges.asRanges().stream()
                .mapToLong(range -> range.upperEndpoint() - range.lowerEndpoint())
                .sum();
    }

    /** Tells whether an index is one of them. */
    public boolean contains(long index) {
        return ranges.contains(index);
    }

    /** Tells whether there is none. */
    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** Tells whether all others are among them. */
    public boolean containsAll(Indices others) {
        return ranges.enclosesAll(others.ranges);
    }

    /** Returns the first of them, that many or as many as there are. */
    public Indices head(long many) {
        return part(0, many);
    }

    /** Returns them without the first, that many. */
    public Indices tail(long many) {
        return part(many, count());
    }

    private Indices part(long from, long to) {
        RangeSet<Long> part = TreeRangeSet.create();
        long before = 0;
        for (Range<Long> range : ranges.asRanges()) {
            long first = range.lowerEndpoint();
            long size = range.upperEndpoint() - first;
            long begin = Math.min(Math.max(from - before, 0), size);
            long end = Math.min(Math.max(to - before, 0), size);
            part.add(Range.closedOpen(first + begin, first + end));
            before += size;
        }
        return new Indices(part);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Indices indices && ranges.equals(indices.ranges);
    }

    @Override
    public int hashCode() {
        return ranges.hashCode();
    }

    /** Returns them in their order, neighbours as a range with both its ends: {@code 0-9,12}. */
    @Override
    @JsonValue
    public String toString() {
        return ranges.asRanges().stream()
                .map(range -> ContiguousSet.create(range, WHOLE))
                .map(range ->
                        range.first().equals(range.last()) ? "" + range.first() : range.first() + "-" + range.last())
                .collect(Collectors.joining(","));
    }
}
