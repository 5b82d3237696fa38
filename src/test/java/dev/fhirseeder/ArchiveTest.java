package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the build writes beside the jar; {@code packaging/ArchiveIT} starts it. */
class ArchiveTest {

    private static final Path JAR = Path.of("target", "fhir-seeder.jar");

    @ParameterizedTest
    @CsvSource({
        "17, -XX:SharedArchiveFile=target/fhir-seeder.jsa",
        "24, -XX:SharedArchiveFile=target/fhir-seeder.jsa",
        "25, -XX:AOTCache=target/fhir-seeder.aot"
    })
    void the_argument_file_names_the_archive_of_its_jvm_and_the_jar_as_they_are_named_from_here(
            int version, String option) {
        assertThat(new Archive(JAR, version).arguments())
                .endsWith("\"" + option + "\"", "-jar", "\"target/fhir-seeder.jar\"");
    }

    @ParameterizedTest
    @CsvSource({"17, -XX:ArchiveClassesAtExit=target/fhir-seeder.jsa", "25, -XX:AOTCacheOutput=target/fhir-seeder.aot"})
    void the_rehearsal_runs_with_the_flags_that_are_shipped(int version, String option) {
        // Given
        Archive archive = new Archive(JAR, version);

        // When
        List<String> command = archive.rehearsal();

        // Then
        assertThat(command).endsWith(option, "-cp", JAR.toString(), Rehearsal.class.getName());
        assertThat(archive.arguments())
                .filteredOn(line -> line.startsWith("-X"))
                .isNotEmpty()
                .allSatisfy(flag -> assertThat(command).contains(flag));
    }

    /** Else an archive that does not fit, or a flag that this JVM does not know, would stop the start or be told of. */
    @ParameterizedTest
    @ValueSource(strings = {"-XX:+IgnoreUnrecognizedVMOptions", "-Xlog:disable"})
    void nothing_that_does_not_fit_stops_the_start(String flag) {
        assertThat(new Archive(JAR, 17).arguments()).contains(flag);
    }

    /** It is how a JVM behaves in any case, and an AOT cache beside it is refused. */
    @Test
    void nothing_is_said_of_sharing_but_which_archive() {
        assertThat(new Archive(JAR, 25).arguments()).noneMatch(line -> line.startsWith("-Xshare"));
    }

    @Test
    void an_argument_file_holds_no_backslash_which_would_quote_what_follows() {
        assertThat(new Archive(Path.of("C:\\seeder\\fhir-seeder.jar"), 17).arguments())
                .noneMatch(line -> line.contains("\\"));
    }
}
