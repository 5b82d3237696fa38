package dev.fhirseeder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Makes, beside the jar from which it is started, what lets the next start be short: the archive of all classes that a run
 * takes, and {@code fhir-seeder.args}, the argument file that uses it. Both are for the JVM that makes them, and for the jar
 * as it is named on the class path; {@code mvn package} does so, and the image's own build.
 *
 * <p>With another JVM the argument file goes on working: an archive that does not fit is passed by.
 */
public final class Archive {

    /** From this version on, a JVM makes in one step what holds linked classes and profiles, too (JEP 514, JEP 515). */
    private static final int AHEAD_OF_TIME = 25;

    private static final String FLAGS = "jvm.args";

    private final Path jar;
    private final boolean aheadOfTime;

    /**
     * Prepares the making.
     *
     * @param jar as it will be named on the command line
     * @param version of the JVM, as a number
     */
    Archive(Path jar, int version) {
        this.jar = jar;
        this.aheadOfTime = version >= AHEAD_OF_TIME;
    }

    /** Makes both for the jar that is the class path. */
    public static void main(String... args) throws IOException, InterruptedException {
        Path jar = Path.of(System.getProperty("java.class.path"));
        System.exit(new Archive(jar, Runtime.version().feature()).make());
    }

    /** Returns the exit code of the rehearsal, whose words are kept beside the jar if it fails. */
    private int make() throws IOException, InterruptedException {
        Path words = jar.resolveSibling("fhir-seeder.rehearsal.txt");
        Files.deleteIfExists(archive());
        Files.write(jar.resolveSibling("fhir-seeder.args"), arguments());
        int code = new ProcessBuilder(rehearsal())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(words.toFile()))
                .start()
                .waitFor();
        if (code == 0 && !Files.exists(archive())) {
            System.err.println("The JVM made no archive: starting will take longer, and all else is the same");
        }
        if (code == 0) {
            Files.delete(words);
        } else {
            System.err.printf("The rehearsal ended with %d, so that there is no archive; see %s%n", code, words);
        }
        return code;
    }

    /** Returns the lines of the argument file. */
    List<String> arguments() {
        return Stream.of(
                        flags(),
                        Stream.of(option(aheadOfTime ? "AOTCache" : "SharedArchiveFile")),
                        Stream.of("-jar", quoted(jar)))
                .flatMap(lines -> lines)
                .toList();
    }

    /** Returns the command of the run from which the archive is made, when it ends. */
    List<String> rehearsal() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        flags().filter(line -> line.startsWith("-")).forEach(command::add);
        command.add("-XX:%s=%s".formatted(aheadOfTime ? "AOTCacheOutput" : "ArchiveClassesAtExit", archive()));
        command.addAll(List.of("-cp", jar.toString(), Rehearsal.class.getName()));
        return command;
    }

    private Path archive() {
        return jar.resolveSibling(aheadOfTime ? "fhir-seeder.aot" : "fhir-seeder.jsa");
    }

    private String option(String name) {
        return "\"-XX:%s=%s\"".formatted(name, slashes(archive()));
    }

    private static String quoted(Path path) {
        return "\"" + slashes(path) + "\"";
    }

    /** A backslash in an argument file would quote what follows it. */
    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }

    private static Stream<String> flags() {
        try (InputStream text = Archive.class.getClassLoader().getResourceAsStream(FLAGS)) {
            return new String(Objects.requireNonNull(text, FLAGS).readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(FLAGS, e);
        }
    }
}
