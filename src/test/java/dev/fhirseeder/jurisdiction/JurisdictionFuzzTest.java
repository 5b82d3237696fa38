package dev.fhirseeder.jurisdiction;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    /** Found as the 13,470th of a hundred thousand inputs. */
    @Test
    void a_key_that_is_longer_than_any_reader_takes() throws Exception {
        // Given
        Path file = Files.writeString(folder.resolve("long.json"), "{\"" + "<a>".repeat(20_000) + "\": 1}");

        // Then
        assertThatThrownBy(() -> new JurisdictionReader("jurisdictions/on/", "on")
                        .read(file.toUri().toURL()))
                .isInstanceOf(DataFileException.class)
                .hasMessageContaining("jurisdictions/on/");
    }

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
                    Fuzz.lay(file, input);
                    reader.read(file.toUri().toURL());
                },
                DataFileException.class);
    }
}
