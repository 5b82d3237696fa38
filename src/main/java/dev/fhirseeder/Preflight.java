package dev.fhirseeder;

import dev.fhirseeder.run.Ledger;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.SettingsException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Everything that can be known to be wrong before anything is started, all at once. */
final class Preflight {

    private Preflight() {}

    /**
     * Checks the settings, the first request that they make, the route files and the data folder.
     *
     * @throws SettingsException if something is wrong; it names every fault
     */
    static void check(Surroundings surroundings) {
        List<String> problems = new ArrayList<>();
        Settings settings = surroundings.settings().read(problems);
        problems.addAll(new RouteFiles(surroundings.folder(), settings).problems());
        problems.addAll(DataFolder.problems(settings));
        try {
            Map<String, String> remembered = remembered(settings);
            Facts.shared().requests(settings).read(Map.of(), remembered);
            if (!remembered.isEmpty() && settings.get(Setting.WRITE_MODE).equals("create")) {
                problems.add(
                        "RUN_ID (seeder.run-id): found '%s', which was used before, expected a new one: in WRITE_MODE=create its people would be created twice"
                                .formatted(settings.get(Setting.RUN_ID)));
            }
        } catch (SettingsException e) {
            problems.addAll(e.problems());
        } catch (UncheckedIOException e) {
            problems.add(e.getMessage());
        }
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
    }

    private static Map<String, String> remembered(Settings settings) {
        return settings.find(Setting.RUN_ID)
                .map(new Ledger(DataFolder.of(settings).ledger())::words)
                .orElse(Map.of());
    }
}
