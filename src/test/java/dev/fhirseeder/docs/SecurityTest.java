package dev.fhirseeder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code security.md} calls a proof is a test that is run, and each test that is made for it is called one. */
class SecurityTest {

    private static final Pattern ROW = Pattern.compile("\\| [^|]+ \\| [^|]+ \\| (`[A-Za-z]+(Test|IT)`(, )?)+ \\|");
    private static final Pattern NAME = Pattern.compile("`([A-Za-z]+(Test|IT))`");

    private final List<String> rows = rows();

    @Test
    void every_proof_is_a_test_that_is_run() {
        // Given
        Set<String> tests = tests();

        // Then
        assertThat(rows).hasSizeGreaterThan(15).allMatch(row -> ROW.matcher(row).matches());
        assertThat(named()).allSatisfy(name -> assertThat(tests).contains(name));
    }

    @Test
    void every_test_of_hostile_input_is_a_proof() {
        assertThat(named())
                .containsAll(tests().stream()
                        .filter(name -> name.endsWith("FuzzTest"))
                        .toList());
    }

    private Set<String> named() {
        return rows.stream()
                .map(NAME::matcher)
                .flatMap(Matcher::results)
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private static List<String> rows() {
        try (Stream<String> lines = Files.lines(Path.of("src/docs/security.md"))) {
            List<String> all =
                    lines.dropWhile(line -> !line.startsWith("| Threat |")).toList();
            return all.stream().skip(2).takeWhile(line -> line.startsWith("|")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Surefire runs what ends in Test, Failsafe what ends in IT; neither if it holds no test. */
    private static Set<String> tests() {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().matches(".*(Test|IT)[.]java"))
                    .filter(file -> read(file).contains("Test\n    void ")
                            || read(file).contains("@MethodSource")
                            || read(file).contains("@ArchTest")
                            || read(file).contains("@ValueSource"))
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
