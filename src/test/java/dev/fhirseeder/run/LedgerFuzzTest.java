package dev.fhirseeder.run;

import dev.fhirseeder.fuzz.Fuzz;
import dev.fhirseeder.settings.SettingsException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever lies in the ledger is remembered, or is told of. */
class LedgerFuzzTest {

    @TempDir
    Path folder;

    @Test
    void a_journal() throws Exception {
        // Given
        Path file = folder.resolve("run-a.jsonl");
        String header =
                "{\"request\":{\"pt\":\"bc\",\"records\":\"30\",\"seed\":\"7\"},\"destination\":{\"sink\":\"fhir\",\"to\":\"http://localhost/fhir\",\"writeMode\":\"update\",\"compression\":\"none\"}}\n";

        // Then
        Fuzz.against(
                Fuzz.samples(
                        header,
                        header
                                + "{\"outcome\":\"delivered\",\"people\":\"0-9\",\"resources\":{\"Patient\":10},\"bundles\":1,\"bytes\":1000}\n"
                                + "{\"outcome\":\"dead-lettered\",\"people\":\"10,12-13\"}\n",
                        header
                                + "{\"outcome\":\"delivered\",\"people\":\"0\",\"resources\":{\"Patient\":\"\"},\"bundles\":1,\"bytes\":1000}\n",
                        header + "{\"outcome\":\"unsent\",\"people\":null}\n",
                        header + "{\"outcome\":null,\"people\":\"0\"}\n",
                        header
                                + "{\"outcome\":\"sending\",\"people\":\"0-9\"}\n{\"outcome\":\"unsent\",\"people\":\"0-9\"}\n"),
                input -> {
                    Fuzz.lay(file, input);
                    Remembered.of(folder, "a");
                },
                SettingsException.class);
    }

    @Test
    void what_a_finished_run_was_asked() {
        // Given
        Path file = folder.resolve("run-a.json");

        // Then
        Fuzz.against(
                Fuzz.samples(
                        "{\"pt\":\"bc\",\"records\":\"30\",\"seed\":\"7\",\"asOf\":\"2026-11-22\"}",
                        "{\"pt\":null}",
                        "null"),
                input -> {
                    Fuzz.lay(file, input);
                    new Finished(folder).words("a");
                },
                SettingsException.class);
    }

    @Test
    void where_a_feed_stands() {
        // Given
        Path file = folder.resolve("feed-bc.json");

        // Then
        Fuzz.against(
                Fuzz.samples("{\"seed\":7,\"populationDate\":\"2026-11-22\",\"nextIndex\":30}", "null"),
                input -> {
                    Fuzz.lay(file, input);
                    new Feed(folder, Optional.empty(), true).next(Requests.of(3));
                },
                SettingsException.class);
    }

    @Test
    void indices() {
        Fuzz.against(
                Fuzz.samples("0-9,12,20-99", "0"),
                input -> Indices.parse(new String(input, java.nio.charset.StandardCharsets.UTF_8)),
                IllegalArgumentException.class);
    }
}
