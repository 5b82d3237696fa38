package dev.fhirseeder.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** How many resources a second of processor time makes, over all threads of the process, so that a busy machine changes little. */
public final class CpuSeconds implements InternalProfiler {

    private static final double NANOS = 1e9;

    private static long resources;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long began;

    /** Adds to what this iteration has made; benchmarks of one thread only. */
    static void count(int more) {
        resources += more;
    }

    @Override
    public String getDescription() {
        return "Resources per second of processor time";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        resources = 0;
        began = system.getProcessCpuTime();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double seconds = (system.getProcessCpuTime() - began) / NANOS;
        return List.of(
                new ScalarResult("resources/CPU-s", resources / seconds, "resources/CPU-s", AggregationPolicy.AVG));
    }
}
