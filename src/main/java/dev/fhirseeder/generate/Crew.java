package dev.fhirseeder.generate;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Some threads, which do not keep the process alive, and which end by themselves when there is nothing to do. */
final class Crew {

    private final ThreadPoolExecutor threads;

    /**
     * Prepares the threads; none is begun yet.
     *
     * @param size how many at most
     * @param patience for how long one without work waits for more
     */
    Crew(int size, Duration patience) {
        threads = new ThreadPoolExecutor(
                size,
                size,
                patience.toNanos(),
                TimeUnit.NANOSECONDS,
                new LinkedBlockingQueue<>(),
                Crew::daemon,
                (task, ended) -> task.run());
        threads.allowCoreThreadTimeOut(true);
    }

    /** Lets a thread do this; after the end, whoever asks does it. */
    void execute(Runnable task) {
        threads.execute(task);
    }

    /** Lets the threads end once they have done what they were given. */
    void end() {
        threads.shutdown();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "read-ahead");
        thread.setDaemon(true);
        return thread;
    }
}
