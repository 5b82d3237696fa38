package dev.fhirseeder.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fhirseeder.settings.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One process of the runnable, as the argument file starts it, and all that it says and leaves. */
final class Packaged implements AutoCloseable {

    private static final Path TARGET = Path.of(System.getProperty("build.directory"));

    /** Everybody logs all there is, with stack traces, as an operator's own configuration may ask. */
    private static final String EVERYTHING = """
            <configuration>
              <appender name="all" class="ch.qos.logback.core.ConsoleAppender">
                <target>System.err</target>
                <encoder><pattern>%level %logger %msg %mdc %kvp%n%ex</pattern></encoder>
              </appender>
              <logger name="org.apache.camel.main.BaseMainSupport" level="TRACE"/>
              <logger name="org.apache.http.wire" level="TRACE"/>
              <logger name="org.apache.http.headers" level="TRACE"/>
              <root level="TRACE"><appender-ref ref="all"/></root>
            </configuration>
            """;

    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>(Map.of(
            "NUM_RECORDS", "2",
            "BUNDLE_SIZE", "1",
            "PARALLELISM", "1",
            "SEED", "7",
            "AS_OF", "2026-11-22",
            "VACCINES", "MMR",
            "MANAGEMENT_PORT", "0",
            "RETRY_DELAY", "PT0.001S"));
    private final List<String> flags = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1"));
    private final StringBuilder commands = new StringBuilder();
    private Process process;

    /** Prepares one that keeps everything in a folder of its own. */
    Packaged(Path folder) {
        this.folder = folder;
        with("DATA_DIR", folder.resolve("data"));
    }

    Packaged with(String variable, Object value) {
        environment.put(variable, value.toString());
        return this;
    }

    /** Has everybody log everything. */
    Packaged loggingEverything() {
        try {
            Files.createDirectories(folder);
            flags.add("-Dlogback.configurationFile=" + Files.writeString(folder.resolve("everything.xml"), EVERYTHING));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return with("LOG_LEVEL", "TRACE");
    }

    /** Starts it. */
    Packaged start(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.add("@" + TARGET.resolve("fhir-seeder.args"));
        command.addAll(List.of(arguments));
        try {
            Files.createDirectories(folder);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(folder.resolve("out").toFile())
                    .redirectError(folder.resolve("err").toFile());
            Setting.all().forEach(setting -> {
                builder.environment().remove(setting.variable());
                builder.environment().remove(setting.variable().toLowerCase(Locale.ROOT));
            });
            builder.environment().putAll(environment);
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Waits for its end and returns the exit code. */
    int exitCode() {
        try {
            while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
                look();
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asks it to end, and returns the exit code. */
    int end() {
        look();
        process.destroy();
        return exitCode();
    }

    /** Looks at what everybody on the machine sees of it. */
    private void look() {
        try {
            commands.append(Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"), ISO_8859_1));
        } catch (IOException e) {
            commands.append('\n'); // it has ended, or this is no Linux
        }
    }

    /** Returns what it has printed and logged. */
    String words() {
        return read(folder.resolve("out")) + read(folder.resolve("err"));
    }

    /** Returns what everybody has seen, what it has printed and logged, and what lies in its folder: names and all. */
    String everything() {
        StringBuilder text = new StringBuilder(commands).append(words());
        Path data = folder.resolve("data");
        if (Files.exists(data)) {
            try (Stream<Path> files = Files.walk(data)) {
                files.forEach(
                        file -> text.append(file).append('\n').append(Files.isRegularFile(file) ? read(file) : ""));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return text.toString();
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
