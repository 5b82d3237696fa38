package dev.fhirseeder.deliver;

import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Where Bundles wait until they are sent again. Whoever has nothing to wait for any more is woken. */
public final class Pauses extends ScheduledThreadPoolExecutor {

    private volatile boolean over;

    /**
     * Opens the waiting.
     *
     * @param threads that send again, at most; none keeps the process alive
     */
    public Pauses(int threads) {
        super(threads, Pauses::daemon);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable redelivery, long delay, TimeUnit unit) {
        ScheduledFuture<?> scheduled = super.schedule(redelivery, delay, unit);
        if (over) {
            wake();
        }
        return scheduled;
    }

    /** Ends all waiting, now and from now on, because the process is being stopped. */
    public void end() {
        over = true;
        wake();
    }

    /** Wakes all who wait now. */
    void wake() {
        for (Runnable waiting : List.copyOf(getQueue())) {
            if (getQueue().remove(waiting)) {
                ScheduledFuture<?> unused = super.schedule(waiting, 0, TimeUnit.NANOSECONDS); // its own future tells
            }
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "redelivery");
        thread.setDaemon(true);
        return thread;
    }
}
