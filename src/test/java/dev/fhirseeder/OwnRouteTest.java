package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A route that an operator has laid beside those that are shipped. */
class OwnRouteTest {

    @TempDir
    Path folder;

    @BeforeEach
    void lay() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(file);
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    @Test
    void a_refusal_names_the_route_that_asked_and_the_file_in_which_it_is_written() throws Exception {
        // Given
        Path file = folder.resolve("routes/triggers/mine.camel.yaml");
        Files.writeString(file, """
                - route:
                    id: my-clinic
                    from:
                      uri: timer:mine
                      parameters: { delay: 0, repeatCount: 1 }
                      steps:
                        - setHeader: { name: pt, constant: xx }
                        - setHeader: { name: asker, constant: somebody }
                        - setHeader: { name: exit, constant: "true" }
                        - to: direct:request
                """);
        Map<String, String> environment =
                Map.of("TRIGGER", "mine", "DATA_DIR", folder.resolve("data").toString(), "MANAGEMENT_PORT", "0");

        // When
        try (Heeded log = new Heeded()) {
            int exitCode = Seeding.run(new Seeder(new Surroundings(folder, environment, Map.of())));

            // Then
            assertThat(exitCode).isEqualTo(1);
            assertThat(log.errors())
                    .containsExactly(
                            "A request is refused, and nothing of it was sent (route my-clinic, %s): pt: found 'xx', expected some of bc, on"
                                    .formatted(file));
        }
    }
}
