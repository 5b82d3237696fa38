package dev.fhirseeder.history;

import java.util.Arrays;

/**
 * The offers that still lie ahead of one person, the earliest first; on one day, in the order of the offers.
 *
 * <p>A binary heap of packed numbers: the day in the high bits, then the offer, then the occurrence.
 */
final class Agenda {

    private static final int DAY_SHIFT = 28;
    private static final int OFFER_SHIFT = 12;
    private static final int BIAS = 1 << 20;

    private long[] entries = new long[32];
    private int size;

    /**
     * Adds an offer.
     *
     * @param day counted from 1970-01-01, within 2,800 years of it
     * @param offer its number, below 65,536
     * @param occurrence which time it is offered, below 4,096
     */
    void add(int day, int offer, int occurrence) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, size * 2);
        }
        long entry = ((long) (day + BIAS) << DAY_SHIFT) | ((long) offer << OFFER_SHIFT) | occurrence;
        int at = size++;
        while (at > 0 && entries[(at - 1) / 2] > entry) {
            entries[at] = entries[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        entries[at] = entry;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Takes the earliest entry; to be read with the methods below. */
    long poll() {
        long first = entries[0];
        long last = entries[--size];
        int at = 0;
        int child = 1;
        while (child < size) {
            if (child + 1 < size && entries[child + 1] < entries[child]) {
                child++;
            }
            if (entries[child] >= last) {
                break;
            }
            entries[at] = entries[child];
            at = child;
            child = 2 * at + 1;
        }
        entries[at] = last;
        return first;
    }

    static int day(long entry) {
        return (int) (entry >>> DAY_SHIFT) - BIAS;
    }

    static int offer(long entry) {
        return (int) (entry >>> OFFER_SHIFT) & 0xffff;
    }

    static int occurrence(long entry) {
        return (int) entry & 0xfff;
    }
}
