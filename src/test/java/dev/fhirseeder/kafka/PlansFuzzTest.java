package dev.fhirseeder.kafka;

import dev.fhirseeder.fuzz.Fuzz;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.request.RequestRules;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.SettingsException;
import dev.fhirseeder.settings.SettingsReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What plans were asked, as somebody has left it in the folder. */
class PlansFuzzTest {

    @TempDir
    Path folder;

    @Test
    void what_a_plan_was_asked() {
        // Given
        Settings settings = new SettingsReader(Map.of(), Map.of()).read();
        RequestReader requests = new RequestReader(
                settings,
                new RequestRules(Jurisdictions.onClassPath(), (pt, vaccine) -> true),
                () -> LocalDate.of(2026, 11, 22),
                () -> 0);
        Plans plans = new Plans(folder, requests, settings);
        Path file = folder.resolve("plan-a.json");

        // Then
        Fuzz.against(
                Fuzz.samples(
                        "{\"chunkSize\":\"1000\",\"pt\":\"bc\",\"records\":\"30\",\"seed\":\"7\",\"asOf\":\"2026-11-22\"}",
                        "{\"chunkSize\":\"x\"}",
                        "{\"pt\":null}",
                        "null"),
                input -> {
                    Fuzz.lay(file, input);
                    plans.plan("a");
                },
                SettingsException.class);
    }
}
