package dev.fhirseeder;

import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;

/**
 * How many people travel together. For a Bundle the operator says so; lines of files are the same however many these are, and
 * the more, the less their travelling costs.
 */
final class GatheringSize {

    private static final long LINES = 100;

    private GatheringSize() {}

    /** Returns how many people travel together, at most. */
    static long of(Settings settings) {
        return isLines(settings) && !settings.isChosen(Setting.BUNDLE_SIZE) ? LINES : settings.get(Setting.BUNDLE_SIZE);
    }

    /**
     * Returns how many people come in one message before they are gathered. Of what becomes a Bundle each person is a message,
     * by which an operator's own routes may be counting; lines travel as they come, at once.
     */
    static int handful(Settings settings) {
        return isLines(settings) ? Math.toIntExact(of(settings)) : 1;
    }

    /** Tells whether people become lines of files, of which few are in memory however many people travel. */
    static boolean isLines(Settings settings) {
        return settings.get(Setting.SINK).equals("ndjson");
    }
}
