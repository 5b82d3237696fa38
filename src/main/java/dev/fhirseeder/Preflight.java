package dev.fhirseeder;

import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.SettingsException;
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
            Facts.shared().requests(settings).read(Map.of());
        } catch (SettingsException e) {
            problems.addAll(e.problems());
        }
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
    }
}
