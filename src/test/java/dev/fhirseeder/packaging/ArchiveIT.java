package dev.fhirseeder.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The argument file starts the runnable with its archive of classes, or, if that does not fit, without a word about it. */
class ArchiveIT {

    private static final Path TARGET = Path.of(System.getProperty("build.directory"));
    private static final Path ARGUMENTS = TARGET.resolve("fhir-seeder.args");

    @TempDir
    Path folder;

    @Test
    void the_classes_come_from_the_archive() throws Exception {
        assertArchived(started(telling()));
    }

    @Test
    void in_another_folder_a_link_to_the_built_one_will_do() throws Exception {
        // Given
        Files.createSymbolicLink(folder.resolve("target"), TARGET.toAbsolutePath());

        // Then
        assertArchived(started(folder, telling()));
    }

    private static List<String> telling() throws IOException {
        return arguments().stream()
                .map(line -> line.equals("-Xlog:disable") ? "-Xlog:class+load" : line)
                .toList();
    }

    private static void assertArchived(List<String> printed) {
        assertThat(printed)
                .filteredOn(line -> line.contains(" dev.fhirseeder.Usage source:"))
                .singleElement()
                .asString()
                .contains("shared objects file");
    }

    @Test
    void a_missing_archive_is_no_news() throws Exception {
        assertThat(started(arguments("no-such-file")))
                .singleElement()
                .asString()
                .startsWith("fhir-seeder ");
    }

    @Test
    void an_archive_that_is_none_is_no_news() throws Exception {
        // Given
        Path other = Files.writeString(folder.resolve("other"), "of another JVM");

        // Then
        assertThat(started(arguments(other.toString())))
                .singleElement()
                .asString()
                .startsWith("fhir-seeder ");
    }

    @Test
    void an_archive_of_an_older_jar_is_no_news() throws Exception {
        // Given
        Path target = Files.createDirectory(folder.resolve("target"));
        for (String part : List.of("lib", "fhir-seeder.jsa", "fhir-seeder.aot")) {
            Files.createSymbolicLink(target.resolve(part), TARGET.resolve(part).toAbsolutePath());
        }
        Files.copy(TARGET.resolve("fhir-seeder.jar"), target.resolve("fhir-seeder.jar"));

        // Then
        assertThat(started(folder, arguments())).singleElement().asString().startsWith("fhir-seeder ");
    }

    private static List<String> arguments() throws IOException {
        return Files.readAllLines(ARGUMENTS);
    }

    private static List<String> arguments(String archive) throws IOException {
        return arguments().stream()
                .map(line -> line.replaceAll("(SharedArchiveFile|AOTCache)=[^\"]*", "$1=" + archive))
                .toList();
    }

    /** Starts the runnable with these arguments, and returns what it says of its version. */
    private List<String> started(List<String> arguments) throws Exception {
        return started(Objects.requireNonNull(TARGET.toAbsolutePath().getParent()), arguments);
    }

    private List<String> started(Path from, List<String> arguments) throws Exception {
        Path file = Files.write(folder.resolve("args"), arguments);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(java, "@" + file, "--version")
                .directory(from.toFile())
                .redirectErrorStream(true)
                .start();
        try (Stream<String> lines = process.inputReader(StandardCharsets.UTF_8).lines()) {
            List<String> printed = lines.toList();
            assertThat(process.waitFor()).isZero();
            return printed;
        }
    }
}
