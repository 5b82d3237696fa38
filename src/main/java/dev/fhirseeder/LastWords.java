package dev.fhirseeder;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process when one of its threads dies. What that thread had in hand is lost to the books of its run, which
 * would wait for it for ever.
 */
final class LastWords implements UncaughtExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(LastWords.class);

    private final IntConsumer halt;

    /**
     * Prepares the end.
     *
     * @param halt ends the process at once with an exit code; whoever waits for an orderly end might wait for the dead
     */
    LastWords(IntConsumer halt) {
        this.halt = halt;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable cause) {
        LOG.error(
                "thread=\"{}\" died, and the run with it; the RUN_ID of its first line goes on with it",
                thread.getName(),
                cause);
        halt.accept(Application.NOT_ALL_DELIVERED);
    }
}
