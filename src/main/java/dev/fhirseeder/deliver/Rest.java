package dev.fhirseeder.deliver;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits on the thread of whoever wants to wait, until the process is being stopped at the latest. */
public final class Rest {

    private final CountDownLatch over = new CountDownLatch(1);

    /** Ends all waiting, now and from now on, because the process is being stopped. */
    public void end() {
        over.countDown();
    }

    /** Tells whether nobody is to wait any more. */
    public boolean isOver() {
        return over.getCount() == 0;
    }

    /** Waits for a time, or for as much of it as there is. */
    public void take(Duration time) {
        try {
            boolean unused = over.await(time.toNanos(), TimeUnit.NANOSECONDS); // whoever asks learns it from isOver
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // who interrupts wants to go on, not to wait
        }
    }
}
