package dev.fhirseeder.packaging;

import static java.util.jar.Attributes.Name.CLASS_PATH;
import static java.util.jar.Attributes.Name.IMPLEMENTATION_VERSION;
import static java.util.jar.Attributes.Name.MAIN_CLASS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The runnable is small, complete, and free of the embedded server. */
class RunnableJarIT {

    private static final long LIMIT_BYTES = 80_000_000;

    /** Packages that only the embedded server and the tests need. */
    private static final List<String> FORBIDDEN = List.of(
            "ca/uhn/fhir/jpa/",
            "ca/uhn/fhir/rest/server/RestfulServer",
            "org/h2/",
            "org/eclipse/jetty/",
            "org/hibernate/",
            "org/springframework/",
            "org/junit/");

    private static final Path TARGET = Path.of(System.getProperty("build.directory"));
    private static final Path LIB = TARGET.resolve("lib");

    @Test
    void the_libraries_stay_below_80_megabytes() throws IOException {
        assertThat(libraries().stream().mapToLong(RunnableJarIT::size).sum()).isBetween(1L, LIMIT_BYTES);
    }

    @Test
    void no_library_holds_the_server() throws IOException {
        assertThat(libraries())
                .isNotEmpty()
                .allSatisfy(library -> assertThat(entries(library))
                        .noneMatch(entry -> FORBIDDEN.stream().anyMatch(entry::startsWith)));
    }

    @Test
    void the_manifest_names_the_application_and_libraries_that_exist() throws IOException {
        try (var jar = new JarFile(TARGET.resolve("fhir-seeder.jar").toFile())) {
            var manifest = jar.getManifest().getMainAttributes();

            assertThat(manifest.getValue(MAIN_CLASS)).isEqualTo("dev.fhirseeder.Application");
            assertThat(manifest.getValue(IMPLEMENTATION_VERSION)).isNotBlank();
            assertThat(manifest.getValue(CLASS_PATH).split(" "))
                    .isNotEmpty()
                    .allSatisfy(entry -> assertThat(TARGET.resolve(entry)).isRegularFile());
        }
    }

    @Test
    void the_jar_holds_our_classes_and_no_tests() throws IOException {
        assertThat(entries(TARGET.resolve("fhir-seeder.jar")))
                .contains(
                        "dev/fhirseeder/Application.class", "META-INF/services/ch.qos.logback.classic.spi.Configurator")
                .noneMatch(entry -> entry.startsWith("dev/fhirseeder/server/"))
                .noneMatch(entry -> entry.startsWith("dev/fhirseeder/launch/"));
    }

    /** What differs between two builds of one commit is mostly the time; .ci/run compares the bytes of two whole builds. */
    @Test
    void the_jar_tells_nothing_of_when_it_was_built() throws IOException {
        try (var jar = new JarFile(TARGET.resolve("fhir-seeder.jar").toFile())) {
            assertThat(jar.stream().map(ZipEntry::getTimeLocal).distinct())
                    .containsExactly(LocalDateTime.parse("2026-01-01T00:00:00"));
        }
    }

    private static List<Path> libraries() throws IOException {
        try (Stream<Path> files = Files.list(LIB)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    private static List<String> entries(Path file) {
        try (var jar = new JarFile(file.toFile())) {
            return jar.stream().map(entry -> entry.getName()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
