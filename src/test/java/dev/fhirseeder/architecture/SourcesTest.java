package dev.fhirseeder.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only the source text shows. */
class SourcesTest {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TEST = Path.of("src/test/java");
    private static final int LONGEST = 250;

    @Test
    void every_package_says_what_it_is_for_and_knows_no_null() {
        // Given
        List<Path> packages = Stream.of(MAIN, TEST)
                .flatMap(SourcesTest::sources)
                .map(Path::getParent)
                .distinct()
                .toList();

        // When
        List<Path> silent = packages.stream()
                .filter(folder -> !isIntroduced(folder.resolve("package-info.java")))
                .toList();

        // Then
        assertThat(packages).hasSizeGreaterThan(20);
        assertThat(silent).as("packages without a paragraph and @NullMarked").isEmpty();
    }

    @Test
    void no_file_is_longer_than_a_reader_can_hold() {
        // When
        List<Path> tooLong = Stream.of(MAIN, TEST)
                .flatMap(SourcesTest::sources)
                .filter(file -> text(file).lines().count() > LONGEST)
                .toList();

        // Then
        assertThat(tooLong).as("files of more than %d lines", LONGEST).isEmpty();
    }

    /** The brackets keep this file from naming what it forbids. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thread[.]sleep",
                "TimeUnit[.]\\w+[.]sleep",
                "\\b(TO[D]O|FIX[M]E|X[X]X)\\b",
                "print[S]tackTrace",
                "@[a]uthor",
                "@[D]isabled",
                "org[.]junit[.]jupiter[.]api[.]Assertions",
                "\\w+[.][*];"
            })
    void nobody_writes(String forbidden) {
        // Given
        Pattern pattern = Pattern.compile(forbidden);

        // When
        List<Path> offenders = Stream.of(MAIN, TEST)
                .flatMap(SourcesTest::sources)
                .filter(file -> pattern.matcher(text(file)).find())
                .toList();

        // Then
        assertThat(offenders).as("files in which %s stands", forbidden).isEmpty();
    }

    private static boolean isIntroduced(Path packageInfo) {
        return Files.exists(packageInfo)
                && text(packageInfo).startsWith("/**")
                && text(packageInfo).contains("@NullMarked\npackage ");
    }

    private static Stream<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
