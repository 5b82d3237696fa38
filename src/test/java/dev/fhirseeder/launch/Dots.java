package dev.fhirseeder.launch;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A sign of life while something takes long: one dot an interval, until closed. */
final class Dots implements AutoCloseable {

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "dots");
        thread.setDaemon(true);
        return thread;
    });

    private Dots() {}

    static Dots every(Duration interval, PrintStream out) {
        var dots = new Dots();
        Runnable dot = () -> {
            out.print('.');
            out.flush();
        };
        dots.clock.scheduleAtFixedRate(dot, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
        return dots;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
