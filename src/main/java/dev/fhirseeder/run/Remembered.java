package dev.fhirseeder.run;

import dev.fhirseeder.settings.SettingsException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A run that has not come to its end, for those who ask about it. Counts are of people where nothing else is said.
 *
 * @param runId names the run
 * @param pt the provinces, comma-separated
 * @param words that ask for the run once more, so that it goes on; empty if nobody can ask for it, as if it is of a feed
 * @param requested asked for
 * @param delivered have arrived
 * @param deadLettered are in the dead letters
 * @param resources that have arrived, of all types
 */
public record Remembered(
        String runId,
        String pt,
        Map<String, String> words,
        long requested,
        long delivered,
        long deadLettered,
        long resources) {

    /**
     * Returns when the journals of all such runs were written last, by the names of the runs, those under way among them.
     *
     * @param ledger the folder of the journals, which need not be there
     * @throws SettingsException if the folder cannot be read
     */
    public static Map<String, Instant> all(Path ledger) {
        Journals journals = new Journals(ledger);
        Map<String, Instant> all = new HashMap<>();
        journals.names().forEach(runId -> journals.written(runId).ifPresent(when -> all.put(runId, when)));
        return all;
    }

    /**
     * Returns what is remembered of a run; empty if nothing is, or no longer.
     *
     * @param ledger as in {@link #all}
     * @param runId the name of a run, which is no path
     * @throws SettingsException if its journal cannot be read
     */
    public static Optional<Remembered> of(Path ledger, String runId) {
        Journals journals = new Journals(ledger);
        try {
            return journals.exist(runId) ? Optional.of(of(journals.read(runId))) : Optional.empty();
        } catch (NumberFormatException e) {
            throw journals.unreadable(runId, 1);
        } catch (SettingsException e) {
            if (!journals.exist(runId)) {
                return Optional.empty(); // it has come to its end while it was read
            }
            throw e;
        }
    }

    private static Remembered of(Unfinished run) {
        Map<String, String> words = run.header().request();
        Standing standing = run.standing();
        return new Remembered(
                run.runId(),
                words.getOrDefault("pt", ""),
                run.header().feed() == null ? words : Map.of(),
                Long.parseLong(words.getOrDefault("records", "0")),
                standing.delivered().count(),
                standing.deadLettered().count(),
                standing.resources().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }
}
