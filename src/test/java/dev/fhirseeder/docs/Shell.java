package dev.fhirseeder.docs;

import dev.fhirseeder.settings.Setting;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A reader's shell: bash, in a folder with what the reader has there. Maven cannot run inside itself, so that a script
 * stands in for it: plain {@code mvn} starts the launcher that Maven would start, {@code mvn -Dquick package} hands out
 * what this very build has packaged, and {@code mvn verify} is this very build.
 */
final class Shell {

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final long GLANCE_MS = 200;

    /** What a reader has not set. */
    private static final List<String> VARIABLES = Stream.concat(
                    Stream.of("KEEP_SERVER"), Setting.all().stream().map(Setting::variable))
            .toList();

    private static final String MAVEN = """
            #!/usr/bin/env bash
            case "$*" in
              "") exec java %s -cp '%s' dev.fhirseeder.launch.Launcher ;;
              "-Dquick package") mkdir -p target && ln -sf '%s'/fhir-seeder.* '%s/lib' target/ ;;
              "verify") ;;
              *) echo "mvn $*: unknown to this test" >&2; exit 64 ;;
            esac
            """;

    private final Path folder;

    /** Furnishes the folder. */
    Shell(Path folder) throws IOException {
        this.folder = folder;
        copy(Path.of("routes"));
        copy(Path.of("application.properties"));
        Path maven = Files.createDirectories(folder.resolve("bin")).resolve("mvn");
        Files.writeString(maven, maven());
        if (!maven.toFile().setExecutable(true)) {
            throw new IOException("Cannot make executable: " + maven);
        }
    }

    /**
     * How a command ended.
     *
     * @param exitCode of the shell
     * @param printed on both outputs, line by line
     */
    record Outcome(int exitCode, List<String> printed) {

        /** Returns the addresses that stand alone on a line. */
        List<String> addresses() {
            return printed.stream()
                    .filter(line -> line.startsWith("  http"))
                    .map(String::strip)
                    .toList();
        }
    }

    /** What is done with a command that goes on until it is interrupted, before that is done. */
    @FunctionalInterface
    interface Look {

        void at(Outcome soFar);
    }

    /**
     * Runs a command to its end; if the page shows an interrupt, until all is printed that is shown. The interrupt is
     * SIGTERM: a build that runs in the background ignores Ctrl-C, and so do its children.
     *
     * @param command for bash
     * @param environment what is set beside it
     */
    Outcome run(String command, Map<String, String> environment, Shown shown, Look look) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", command);
        builder.directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeAll(VARIABLES);
        builder.environment().putAll(environment);
        builder.environment().put("PATH", path());
        Process process = builder.start();
        try {
            List<String> printed = new CopyOnWriteArrayList<>();
            Thread reader = read(process, printed);
            if (shown.isInterrupted()) {
                await(process, printed, shown);
                look.at(new Outcome(0, printed));
                kill(process);
            }
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError(command + " did not end; it printed\n" + String.join("\n", printed));
            }
            reader.join();
            return new Outcome(process.exitValue(), printed);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static void await(Process process, List<String> printed, Shown shown) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!shown.matches(printed)) {
            if (System.nanoTime() > end || process.waitFor(GLANCE_MS, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    private static void kill(Process process) {
        Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .filter(handle -> handle.info().command().orElse("").endsWith("java"))
                .forEach(ProcessHandle::destroy);
    }

    private static Thread read(Process process, List<String> printed) {
        Thread reader = new Thread(
                () -> {
                    try (BufferedReader lines = process.inputReader()) {
                        lines.lines().forEach(printed::add);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                "read");
        reader.setDaemon(true);
        reader.start();
        return reader;
    }

    private String path() {
        return String.join(
                ":",
                folder.resolve("bin").toString(),
                Path.of(System.getProperty("java.home"), "bin").toString(),
                System.getenv("PATH"));
    }

    private static String maven() throws IOException {
        String target =
                Path.of(System.getProperty("build.directory")).toAbsolutePath().toString();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return MAVEN.formatted(Files.readString(Path.of(".mvn/jvm.config")).strip(), classPath, target, target);
    }

    private void copy(Path from) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path to = folder.resolve(file.toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
    }
}
