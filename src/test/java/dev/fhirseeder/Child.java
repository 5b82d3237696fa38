package dev.fhirseeder;

import dev.fhirseeder.settings.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A process of its own: of the runnable, where the package is made before the test, or of the classes of this one. */
final class Child {

    /** Of an optimizing compiler, a process that lives for seconds has nothing but that it is at work beside it. */
    private static final List<String> FLAGS =
            List.of("-XX:-UsePerfData", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private Child() {}

    /**
     * Starts a class with the limits of a shell.
     *
     * @param limits a command of the shell that comes first, like {@code ulimit -f 144}
     * @param environment the settings, and no other than these
     */
    static Process start(String limits, Class<?> main, Map<String, String> environment, String... arguments)
            throws IOException {
        return builder(limits, classes(main, arguments), environment)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Starts the application; what it prints and logs is appended to a file. */
    static Process start(Path log, Map<String, String> environment) throws IOException {
        return builder("true", classes(Application.class), environment)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Starts a class with a limit and with what it says, in words and warnings, in a file. */
    static Process start(String limits, Class<?> main, Map<String, String> environment, Path words) throws IOException {
        return builder(limits, classes(main), environment)
                .redirectErrorStream(true)
                .redirectOutput(words.toFile())
                .start();
    }

    /** Starts the runnable by its argument file, and with the flags of tests, with the limits of a shell. */
    static Process packaged(String limits, Map<String, String> environment) throws IOException {
        return builder(limits, runnable(), environment)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Starts the runnable by its argument file, and with the flags of tests; what it prints and logs is appended to a file. */
    static Process packaged(Path log, Map<String, String> environment) throws IOException {
        return builder("true", runnable(), environment)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Returns the words of the command that starts the runnable. */
    static List<String> runnable() {
        return command("@" + Path.of(System.getProperty("build.directory"), "fhir-seeder.args"));
    }

    private static List<String> classes(Class<?> main, String... arguments) {
        List<String> command = command("-cp", System.getProperty("java.class.path"), main.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> command(String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of(words));
        return command;
    }

    private static ProcessBuilder builder(String limits, List<String> command, Map<String, String> environment) {
        List<String> shell = new ArrayList<>(List.of("sh", "-c", limits + "; exec \"$@\"", "sh"));
        shell.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(shell);
        Setting.all().forEach(setting -> builder.environment().remove(setting.variable()));
        builder.environment().putAll(environment);
        return builder;
    }
}
