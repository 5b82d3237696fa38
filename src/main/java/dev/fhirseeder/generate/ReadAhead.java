package dev.fhirseeder.generate;

import com.google.common.util.concurrent.Futures;
import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Makes things on several threads before they are asked for, and hands them out one by one, in their order.
 *
 * <p>Laws: what is handed out is what one thread alone would make, in the same order; what cannot be made fails where it
 * stands, and those after it follow; no more than {@link #bound} are made and not yet handed out; the first {@value #CHUNK}
 * are made when they are taken, so that a small run needs no threads; once it is closed, or all are handed out, its threads
 * end, and those of one that is forgotten end by themselves. To be taken from by one thread; any may close it.
 *
 * @param <T> what is made
 */
public final class ReadAhead<T> implements Iterator<T>, Closeable {

    /** How many one thread makes before it looks for more: enough that handing them over costs little beside it. */
    static final int CHUNK = 64;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Iterator<Supplier<T>> work;
    private final int threads;
    private final Crew crew;
    private final Queue<FutureTask<List<Supplier<T>>>> ahead = new ArrayDeque<>();
    private Iterator<Supplier<T>> made = Collections.emptyIterator();
    private int alone = CHUNK;
    private volatile boolean closed;

    /**
     * Prepares the making; nothing is made yet.
     *
     * @param work makes one thing each, on whichever thread
     * @param threads how many make ahead; with 1, each is made when it is taken, by the thread that takes it
     */
    ReadAhead(Iterator<Supplier<T>> work, int threads) {
        this(work, threads, PATIENCE);
    }

    /**
     * Prepares the making, with another patience.
     *
     * @param patience for how long a thread waits for more to make before it ends
     */
    ReadAhead(Iterator<Supplier<T>> work, int threads, Duration patience) {
        this.work = work;
        this.threads = threads;
        this.crew = new Crew(threads, patience);
    }

    /** Returns how many things so many threads have made at most that are not handed out. */
    static int bound(int threads) {
        return threads > 1 ? (threads + 1) * CHUNK : 1;
    }

    @Override
    public boolean hasNext() {
        boolean more = !closed && (made.hasNext() || !ahead.isEmpty() || work.hasNext());
        if (!more) {
            close();
        }
        return more;
    }

    /**
     * Returns the next.
     *
     * @throws RuntimeException what its making has thrown
     * @throws NoSuchElementException if all are handed out, or this is closed
     */
    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("All are handed out, or this is closed");
        }
        if (threads == 1 || alone > 0) {
            alone = Math.max(0, alone - 1);
            return work.next().get();
        }
        if (!made.hasNext()) {
            made = chunk().iterator();
        }
        return made.next().get();
    }

    /** Ends the making; what is made and not handed out is forgotten. */
    @Override
    public void close() {
        closed = true;
        crew.end();
    }

    /** Returns the chunk whose turn it is, once others are on their way. */
    private List<Supplier<T>> chunk() {
        while (ahead.size() <= threads && work.hasNext()) {
            List<Supplier<T>> some = new ArrayList<>(CHUNK);
            while (some.size() < CHUNK && work.hasNext()) {
                some.add(work.next());
            }
            FutureTask<List<Supplier<T>>> task = new FutureTask<>(() -> make(some));
            ahead.add(task);
            crew.execute(task);
        }
        return Futures.getUnchecked(ahead.remove());
    }

    private List<Supplier<T>> make(List<Supplier<T>> some) {
        List<Supplier<T>> done = new ArrayList<>(some.size());
        for (Supplier<T> one : some) {
            if (closed) {
                break;
            }
            done.add(made(one));
        }
        return done;
    }

    /** Returns what was made, or throws again what came of it, when it is its turn. */
    private static <T> Supplier<T> made(Supplier<T> one) {
        try {
            T made = one.get();
            return () -> made;
        } catch (RuntimeException e) {
            return () -> {
                throw e;
            };
        } catch (Error e) {
            return () -> {
                throw e;
            };
        }
    }
}
