package dev.fhirseeder.bench;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks, with the arguments of JMH's own command line, and always with processor time and allocation. */
public final class Benchmarks {

    private Benchmarks() {}

    /** Runs the benchmarks that the arguments choose, all without any. */
    public static void main(String... args) throws RunnerException, CommandLineOptionException {
        Options options = new OptionsBuilder()
                .parent(new CommandLineOptions(args))
                .addProfiler(CpuSeconds.class)
                .addProfiler(GCProfiler.class)
                .jvmArgs("-XX:+UseSerialGC", "-Xmx512m")
                .build();
        new Runner(options).run();
    }
}
