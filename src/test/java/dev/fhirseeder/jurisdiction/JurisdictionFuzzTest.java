package dev.fhirseeder.jurisdiction;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.fuzz.Fuzz;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in a {@code jurisdiction.json} is read, or is refused with its place. */
class JurisdictionFuzzTest {

    @TempDir
    Path folder;

    @Test
    void a_jurisdiction() throws Exception {
        // Given
        Path own = Path.of("src/main/resources/jurisdictions");
        Path file = folder.resolve("jurisdiction.json");
        JurisdictionReader reader = new JurisdictionReader("jurisdictions/on/", "on");

        // Then
        Fuzz.against(
                List.of(
                        Files.readAllBytes(own.resolve("bc/jurisdiction.json")),
                        Files.readAllBytes(own.resolve("on/jurisdiction.json"))),
                input -> {
                    Files.write(file, input);
                    reader.read(file.toUri().toURL());
                },
                DataFileException.class);
    }
}
