package dev.fhirseeder.fault;

import dev.fhirseeder.settings.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The runnable as a process of its own, which may be killed. It finds its routes in the folder of this project. */
final class Life {

    private static final Path JAR = Path.of(System.getProperty("build.directory", "target"), "fhir-seeder.jar");

    private final Map<String, String> environment = new TreeMap<>();
    private final List<String> options = new ArrayList<>();
    private final Path log;

    /** Prepares a process that knows only what it is told. */
    Life(Path log) {
        this.log = log;
    }

    /** Sets an environment variable. */
    Life with(String variable, Object value) {
        environment.put(variable, value.toString());
        return this;
    }

    /** Gives an option to the JVM. */
    Life option(String option) {
        options.add(option);
        return this;
    }

    /** Begins a life; what it prints is added to the log. */
    Process begin() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-jar", JAR.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Setting.all().forEach(setting -> builder.environment().remove(setting.variable()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Returns what all lives have printed. */
    String log() {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the end of a life and returns its exit code. */
    static int end(Process process) throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("The seeder did not end");
        }
        return process.exitValue();
    }
}
