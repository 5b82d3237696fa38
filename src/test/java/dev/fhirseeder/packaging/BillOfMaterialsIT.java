package dev.fhirseeder.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The bill of materials names each library that is shipped, and no other. */
class BillOfMaterialsIT {

    private static final Path TARGET = Path.of(System.getProperty("build.directory"));

    @Test
    void it_lists_the_libraries_that_are_shipped() throws IOException {
        // Given
        JsonNode components = new ObjectMapper()
                .readTree(TARGET.resolve("fhir-seeder-sbom.json").toFile())
                .get("components");

        // When
        List<String> listed = StreamSupport.stream(components.spliterator(), false)
                .map(component -> component.get("name").asText() + "-"
                        + component.get("version").asText())
                .sorted()
                .toList();

        // Then
        try (Stream<Path> jars = Files.list(TARGET.resolve("lib"))) {
            assertThat(jars.map(jar -> jar.getFileName().toString().replaceFirst("[.]jar$", "")))
                    .hasSizeGreaterThan(100)
                    .allSatisfy(jar -> assertThat(listed)
                            .as("a classifier may follow the version")
                            .anyMatch(one -> jar.equals(one) || jar.startsWith(one + "-")))
                    .hasSameSizeAs(listed);
        }
        assertThat(components).allSatisfy(component -> {
            assertThat(component.get("purl").asText()).startsWith("pkg:maven/");
            assertThat(component.get("hashes")).isNotEmpty();
        });
    }
}
