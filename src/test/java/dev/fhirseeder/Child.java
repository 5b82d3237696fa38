package dev.fhirseeder;

import dev.fhirseeder.settings.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A process of its own with the classes of this one. */
final class Child {

    private Child() {}

    /**
     * Starts a class with the limits of a shell.
     *
     * @param limits a command of the shell that comes first, like {@code ulimit -f 144}
     * @param environment the settings, and no other than these
     */
    static Process start(String limits, Class<?> main, Map<String, String> environment, String... arguments)
            throws IOException {
        return builder(limits, main, environment, arguments)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Starts the application; what it prints and logs is appended to a file. */
    static Process start(Path log, Map<String, String> environment) throws IOException {
        return builder("true", Application.class, environment)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Starts a class with a limit and with what it says, in words and warnings, in a file. */
    static Process start(String limits, Class<?> main, Map<String, String> environment, Path words) throws IOException {
        return builder(limits, main, environment)
                .redirectErrorStream(true)
                .redirectOutput(words.toFile())
                .start();
    }

    private static ProcessBuilder builder(
            String limits, Class<?> main, Map<String, String> environment, String... arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of("sh", "-c", limits + "; exec \"$@\"", "sh", java));
        command.addAll(List.of("-XX:-UsePerfData", "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        Setting.all().forEach(setting -> builder.environment().remove(setting.variable()));
        builder.environment().putAll(environment);
        return builder;
    }
}
