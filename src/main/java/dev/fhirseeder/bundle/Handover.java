package dev.fhirseeder.bundle;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Takes full gatherings from the thread that makes people, and sees them off in a thread of its own, one after another.
 * Who hands one over waits until the one before has gone, so that no more than one waits here.
 *
 * <p>Camel's splitter and its aggregator must not work in the same thread: each time the aggregator completes a group
 * there, the splitter goes on one level deeper in the stack, and after some hundred Bundles the stack overflows.
 */
public final class Handover extends ThreadPoolExecutor {

    /** Opens the handover; its thread starts with the first gathering and does not keep the process alive. */
    public Handover() {
        super(1, 1, 0, TimeUnit.SECONDS, new SynchronousQueue<>(), Handover::thread, Handover::await);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "handover");
        thread.setDaemon(true);
        return thread;
    }

    private static void await(Runnable task, ThreadPoolExecutor handover) {
        try {
            handover.getQueue().put(task);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RejectedExecutionException("Interrupted while a gathering waited to be seen off", e);
        }
    }
}
