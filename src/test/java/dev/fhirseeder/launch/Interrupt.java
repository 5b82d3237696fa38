package dev.fhirseeder.launch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets Ctrl-C end a launch in order: while work is guarded, the dying process waits, within limits, for the main thread
 * to put things away.
 */
final class Interrupt {

    private final CountDownLatch came = new CountDownLatch(1);
    private final CountDownLatch workDone = new CountDownLatch(1);
    private final Duration patience;

    private Interrupt(Duration patience) {
        this.patience = patience;
    }

    /**
     * Begins to guard.
     *
     * @param patience how long the dying process waits, at most
     */
    static Interrupt guard(Duration patience) {
        var interrupt = new Interrupt(patience);
        Runtime.getRuntime().addShutdownHook(new Thread(interrupt::hold, "end-in-order"));
        return interrupt;
    }

    /** Blocks until the process is asked to end. */
    void await() throws InterruptedException {
        came.await();
    }

    /** Ends the guard: the process may end at once. */
    void release() {
        workDone.countDown();
    }

    private void hold() {
        came.countDown();
        try {
            workDone.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
