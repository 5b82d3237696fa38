package dev.fhirseeder.json;

import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;

/**
 * Texts of one sort, large and soon done with, of which each is written in the room of one before: room that is made anew
 * has to be cleared by the JVM, and moved by its collector. Safe for use by many threads.
 */
public final class Texts {

    private final BlockingDeque<Utf8> free;
    private volatile int room = 1 << 14;

    /**
     * Prepares the lending.
     *
     * @param kept how many texts wait at most to be used again
     */
    public Texts(int kept) {
        this.free = new LinkedBlockingDeque<>(kept);
    }

    /** Returns an empty text; the room of the last that was given back is taken first, since caches may hold it still. */
    public Utf8 open() {
        Utf8 text = free.pollFirst();
        if (text == null) {
            return new Utf8(room);
        }
        text.setFree(false);
        return text;
    }

    /**
     * Takes back a text, which nobody may read any more. One that is never given back is no fault.
     *
     * @throws IllegalStateException if it was given back before
     */
    public void done(Utf8 text) {
        text.setFree(true);
        room = text.bytes().length;
        free.offerFirst(text);
    }
}
