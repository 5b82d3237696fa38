package dev.fhirseeder.launch;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets Ctrl-C end a launch in order: while work is guarded, the dying process waits, within limits, for the main thread
 * to put things away.
 */
final class Interrupt {

    private static final long PATIENCE_SECONDS = 90;

    private final CountDownLatch came = new CountDownLatch(1);
    private final CountDownLatch workDone = new CountDownLatch(1);

    /** Begins to guard. */
    static Interrupt guard() {
        var interrupt = new Interrupt();
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
            workDone.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
