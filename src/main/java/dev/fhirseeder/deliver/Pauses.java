package dev.fhirseeder.deliver;

import dev.fhirseeder.run.Run;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where Bundles wait until they are sent again. Whoever has nothing to wait for any more is woken. */
public final class Pauses extends ScheduledThreadPoolExecutor {

    /** A thread without work for so long ends, and with it what it holds of an application that has ended. */
    private static final Duration IDLE = Duration.ofSeconds(10);

    private static final ThreadLocal<@Nullable Run> NEXT = new ThreadLocal<>();

    private final Map<Object, Run> runs = new ConcurrentHashMap<>();
    private volatile boolean over;

    /**
     * Opens the waiting.
     *
     * @param threads that send again, at most; none keeps the process alive
     */
    public Pauses(int threads) {
        super(threads, Pauses::daemon);
        setKeepAliveTime(IDLE.toSeconds(), TimeUnit.SECONDS);
        allowCoreThreadTimeOut(true);
    }

    /** Says of which run the redelivery is that this thread schedules next. */
    void next(Run run) {
        NEXT.set(run);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable redelivery, long delay, TimeUnit unit) {
        Run run = NEXT.get();
        NEXT.remove();
        ScheduledFuture<?> scheduled = super.schedule(redelivery, delay, unit);
        if (run != null) {
            runs.put(scheduled, run);
            if (scheduled.isDone()) { // it was sooner
                runs.remove(scheduled);
            }
        }
        if (over || (run != null && run.isGivenUp())) { // looked at again: it may just have been given up
            wake(waiting -> waiting.equals(scheduled));
        }
        return scheduled;
    }

    /** Ends all waiting, now and from now on, because the process is being stopped. */
    public void end() {
        over = true;
        wake(waiting -> true);
    }

    /** Wakes all who wait now for a run. */
    void wake(Run run) {
        wake(waiting -> run.equals(runs.get(waiting)));
    }

    private void wake(Predicate<Object> wanted) {
        for (Runnable waiting : List.copyOf(getQueue())) {
            if (wanted.test(waiting) && getQueue().remove(waiting)) {
                runs.remove(waiting);
                ScheduledFuture<?> unused = super.schedule(waiting, 0, TimeUnit.NANOSECONDS); // its own future tells
            }
        }
    }

    @Override
    protected void afterExecute(Runnable redelivery, @Nullable Throwable failure) {
        super.afterExecute(redelivery, failure);
        runs.remove(redelivery);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "redelivery");
        thread.setDaemon(true);
        return thread;
    }
}
