package dev.fhirseeder.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many people arrived when, in spans of time that are alike. When there would be too many spans, each becomes twice as long,
 * so that its size has a bound however long a run takes. Safe for use by many threads.
 */
public final class Pace {

    /** How many spans there are at most. */
    static final int MOST = 120;

    private static final long FIRST_MS = 250;

    private final long[] people = new long[MOST];
    private final long[] resources = new long[MOST];
    private final long[] retries = new long[MOST];
    private long width = FIRST_MS;
    private int last = -1;

    /**
     * What happened in one span.
     *
     * @param from when it began, in milliseconds from the beginning of the run
     * @param people how many arrived
     * @param resources how many resources they had
     * @param retries how many redeliveries began
     */
    public record Span(long from, long people, long resources, long retries) {}

    /**
     * Enters people who arrive.
     *
     * @param at when, in milliseconds from the beginning of the run
     */
    synchronized void arrived(long at, long some, long theirs) {
        int span = span(at);
        people[span] += some;
        resources[span] += theirs;
    }

    /** Enters a redelivery. */
    synchronized void retried(long at) {
        retries[span(at)]++;
    }

    private int span(long at) {
        long time = Math.max(at, 0);
        while (time / width >= MOST) {
            halve(people);
            halve(resources);
            halve(retries);
            width *= 2;
            last /= 2;
        }
        int span = (int) (time / width);
        last = Math.max(last, span);
        return span;
    }

    private static void halve(long[] counts) {
        for (int i = 0; i < MOST / 2; i++) {
            counts[i] = counts[2 * i] + counts[2 * i + 1];
        }
        Arrays.fill(counts, MOST / 2, MOST, 0);
    }

    /** Returns how long each span is, in milliseconds. */
    public synchronized long width() {
        return width;
    }

    /** Returns the spans from the beginning to the last in which anything happened. */
    public synchronized List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i <= last; i++) {
            spans.add(new Span(i * width, people[i], resources[i], retries[i]));
        }
        return spans;
    }
}
