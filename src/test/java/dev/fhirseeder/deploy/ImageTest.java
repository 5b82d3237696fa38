package dev.fhirseeder.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The image runs as nobody in particular, and holds nothing that it could change but its data. */
class ImageTest {

    @Test
    void it_runs_as_a_user_who_owns_nothing_but_the_data() throws IOException {
        // When
        List<String> lines = Files.readAllLines(Path.of("Dockerfile"));

        // Then
        assertThat(lines).filteredOn(line -> line.startsWith("USER")).containsExactly("USER 10001:10001");
        assertThat(lines)
                .filteredOn(line -> line.startsWith("COPY"))
                .allMatch(line -> line.startsWith("COPY --chown=0:0 "));
        assertThat(lines)
                .filteredOn(line -> line.contains("chown "))
                .containsExactly("RUN mkdir data && chown 10001:10001 data");
        assertThat(lines).filteredOn(line -> line.startsWith("VOLUME")).containsExactly("VOLUME /app/data");
        assertThat(lines.indexOf("USER 10001:10001"))
                .as("whatever is made of the image's own files is made before")
                .isGreaterThan(lines.lastIndexOf("RUN java -cp fhir-seeder.jar dev.fhirseeder.Archive"));
        assertThat(lines).noneMatch(line -> line.matches("(ARG|ENV) .*(TOKEN|PASSWORD|SECRET|KEY).*"));
    }
}
