package dev.fhirseeder.run;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Many threads that begin at the same moment. */
final class Crowd {

    private Crowd() {}

    /** Does the work once on each thread, and returns when all are done. */
    static void of(int threads, IntConsumer work) {
        CountDownLatch gate = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<? extends Future<?>> all = IntStream.range(0, threads)
                    .mapToObj(number -> pool.submit(() -> {
                        gate.await();
                        work.accept(number);
                        return null;
                    }))
                    .toList();
            gate.countDown();
            for (Future<?> one : all) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            pool.shutdownNow();
        }
    }
}
